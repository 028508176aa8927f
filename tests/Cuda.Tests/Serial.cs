// The emulation runs one kernel at a time in a process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
