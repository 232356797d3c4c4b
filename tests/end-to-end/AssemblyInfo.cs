// Tests here take services away from under the others' feet.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
