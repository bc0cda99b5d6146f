export { type ShapeProblem, type ShapeValues, shapeProblem } from './shape';
export { type JsonNode, type JsonProblem, MOST_DEEP, nodeAt, type Position, partAt, readJson } from './text';
