// Each test starts a cluster of its own, which is as many processes as a small machine can carry.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
