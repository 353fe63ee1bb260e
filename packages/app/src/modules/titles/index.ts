export { titlesModule } from './titlesModule';
