declare module "virtual:world" {
  import type { GeometryCollection, Topology } from "topojson-specification";
  const world: {
    topology: Topology<{ states: GeometryCollection }>;
    /** ISO alpha-3, longitude, latitude of the states without an outline. */
    dots: [string, number, number][];
  };
  export default world;
}
