namespace SubsetGen.Runtime.Cuda;

/// <summary>What the elements of device memory are.</summary>
public enum DeviceType
{
    /// <summary>32-bit floating point.</summary>
    Single,

    /// <summary>64-bit floating point.</summary>
    Double,

    /// <summary>16-bit floating point (binary16). Layers compute with it in 32 bits.</summary>
    Half,

    /// <summary>The upper half of a 32-bit number (bfloat16). Layers compute with it in 32 bits.</summary>
    BFloat16,

    /// <summary>One byte; any but 0 is true.</summary>
    Bool,

    /// <summary>32-bit integer.</summary>
    Int32,
}
