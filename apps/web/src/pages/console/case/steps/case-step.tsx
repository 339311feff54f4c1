import type { CaseModel } from '../case-model.ts';
import { FormStep } from './form-step.tsx';
import { ItemStep } from './item-step.tsx';
import { MaterialsStep } from './materials-step.tsx';
import { PersonStep } from './person-step.tsx';
import { ReceivedStep } from './received-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { SituationStep } from './situation-step.tsx';

/** The view of the step that the draft stands at, or of the case once it is stored. */
export function CaseStep({ model, asked }: { readonly model: CaseModel; readonly asked: boolean }) {
  const { draft, judged, guide, received, refusal } = model;
  if (received) {
    return (
      <ReceivedStep
        {...received}
        timeZone={model.timeZone}
        busy={model.busy === 'receive' ? undefined : model.busy}
        refusal={refusal}
        onAct={(act) => model.onCaseAct(act)}
        onPrint={(document) => model.onPrint(document)}
        onAnother={() => model.onAnother()}
      />
    );
  }
  if (draft.step === 'person' || !guide) {
    if (draft.step === 'person')
      return (
        <PersonStep
          person={draft.person}
          faults={asked ? judged.personFaults : []}
          onChange={(person) => model.onAct({ do: 'person', person })}
        />
      );
    return <Items model={model} />;
  }
  switch (draft.step) {
    case 'item':
      return <Items model={model} />;
    case 'situation':
      return (
        <SituationStep
          guide={guide}
          answers={draft.answers}
          judged={judged}
          onAnswer={(question, option, later) => model.onAct({ do: 'answer', question, option, later })}
        />
      );
    case 'materials':
      return (
        <MaterialsStep
          lines={judged.lines}
          settled={draft.settled}
          openLines={judged.openLines}
          storing={model.storing}
          refused={model.refusedScan}
          onScan={(material, files) => model.onScan(material, files)}
          onSeen={(material) => model.onAct({ do: 'see', material })}
          onUndo={(material) => model.onAct({ do: 'unsettle', material })}
        />
      );
    case 'form':
      return (
        <FormStep
          guide={guide}
          fields={draft.fields}
          judged={judged}
          districts={model.districts}
          onField={(field, value) => model.onAct({ do: 'field', field, value })}
        />
      );
    case 'review':
      return <ReviewStep draft={draft} guide={guide} judged={judged} districts={model.districts} refusal={refusal} />;
  }
}

function Items({ model }: { readonly model: CaseModel }) {
  return (
    <ItemStep
      query={model.search.query}
      onQuery={(query) => model.onQuery(query)}
      hits={model.search.hits}
      chosen={model.draft.item}
      onChoose={(item) => model.onAct({ do: 'item', item })}
    />
  );
}
