using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Tests.Ir;

/// <summary>How many operands an operation takes.</summary>
internal static class ScalarOpArity
{
    public static int Of(ScalarOp op) => op switch
    {
        ScalarOp.Negate or ScalarOp.Exp or ScalarOp.Log or ScalarOp.Logistic => 1,
        ScalarOp.Choose => 3,
        _ => 2,
    };
}
