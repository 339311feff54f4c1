/** Version of this build; devices report it. */
declare const __YIMEN_VERSION__: string;
