import type { Plugin } from 'vite';

export function headlessCore(): Plugin;
