namespace SubsetGen.Runtime.Cuda.Native;

/// <summary>Properties of a kernel; the numbers are the driver's (CUfunction_attribute).</summary>
internal enum FunctionAttribute
{
    /// <summary>Shared memory that the kernel's text declares.</summary>
    SharedSizeBytes = 1,

    /// <summary>Memory of a thread on its stack, where its registers are not enough.</summary>
    LocalSizeBytes = 3,

    /// <summary>Registers of a thread.</summary>
    Registers = 4,

    /// <summary>The most that a launch may ask for beside it.</summary>
    MaxDynamicSharedSizeBytes = 8,
}
