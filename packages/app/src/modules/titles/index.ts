export { PageTitle } from './PageTitle';
export { titlesModule } from './titlesModule';
export { useTitleCount } from './useTitleCount';
