namespace SubsetGen.Generator.Ir;

/// <summary>
/// The closed grammar of scalar expressions. Every member has a derivative rule, an interpreter case and a rendering in
/// each dialect; a test walks this enum and fails where one is missing.
/// </summary>
internal enum ScalarOp
{
    Add,
    Subtract,
    Multiply,

    /// <summary>a / b.</summary>
    Divide,

    /// <summary>a / b, and 0 where b is 0: what a gradient is where every item is saturated.</summary>
    DivideOrZero,

    Negate,
    Exp,
    Log,

    /// <summary>1 / (1 + exp(-a)), with full relative accuracy in both tails.</summary>
    Logistic,

    /// <summary>a to a constant power, a >= 0.</summary>
    Power,

    Minimum,
    Maximum,

    /// <summary>a at most b, as a condition.</summary>
    LessOrEqual,

    /// <summary>a equal to b, as a condition.</summary>
    Equal,

    /// <summary>Both conditions.</summary>
    And,

    /// <summary>condition ? a : b; the side that is not taken may be infinite or NaN.</summary>
    Choose,
}
