export { PageTitle } from './PageTitle';
export { titlesModule } from './titlesModule';
