export { type ShapeProblem, type ShapeValues, shapeProblem } from './shape';
export { type JsonNode, type JsonProblem, nodeAt, type Position, partAt, readJson } from './text';
