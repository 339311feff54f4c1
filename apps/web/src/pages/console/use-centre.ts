import { CentreView } from '@yimen/contracts';
import { useEffect, useState } from 'react';
import type { Api } from '../../shared/api/api.ts';

/** The centre of a hall: its names. Absent while the catalogue cannot be reached; nothing depends on it. */
export function useCentre(api: Api, hall: string): CentreView | undefined {
  const [centre, setCentre] = useState<CentreView>();
  useEffect(() => {
    void api.get(`/api/catalogue/centres/${hall}`, CentreView).then((answer) => {
      if (answer.kind === 'ok') setCentre(answer.value);
    });
  }, [api, hall]);
  return centre;
}
