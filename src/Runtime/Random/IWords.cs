namespace SubsetGen.Runtime.Random;

/// <summary>A register of 64-bit lanes with a word of a Philox state in the low half of each; the high halves are noise
/// that nothing reads.</summary>
/// <typeparam name="TRegister">The register.</typeparam>
internal interface IWords<TRegister>
{
    /// <summary>Lanes, so blocks, in a register; divides <see cref="DrawLayout.Blocks"/>.</summary>
    static abstract int Count { get; }

    static abstract TRegister Create(ulong value);

    /// <summary>0, 1, 2, ...</summary>
    static abstract TRegister Indices { get; }

    static abstract TRegister Add(TRegister a, TRegister b);

    static abstract TRegister Xor(TRegister a, TRegister b);

    static abstract TRegister HighHalf(TRegister a);

    /// <summary>The products of the low halves, 64 bits each.</summary>
    static abstract TRegister Product(TRegister a, TRegister b);

    /// <summary>A uniform number from each low half of one register and then of another.</summary>
    static abstract void StoreSingle(TRegister first, TRegister second, ref float uniforms);

    /// <summary>A uniform number from each lane's high and low word.</summary>
    static abstract void StoreDouble(TRegister high, TRegister low, ref double uniforms);
}
