using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Tests.Interpreter;

/// <summary>The c with sum r(u + c) = k, by bisection.</summary>
internal static class RootInterpreter
{
    public static double Find(Response response, double[] u, double k)
    {
        // What is missing above the pivot against what is present below: the sum itself is flat where all items saturate.
        double Excess(double c)
        {
            var excess = -k;
            foreach (var v in u.Select(item => item + c))
                excess += v > response.Pivot ? 1 : 0;
            foreach (var v in u.Select(item => item + c))
                excess += v > response.Pivot ? -At(response.Complement, v) : At(response.Value, v);
            return excess;
        }

        var (low, high) = (-1.0, 1.0);
        while (Excess(low) > 0)
            low *= 2;
        while (Excess(high) < 0)
            high *= 2;
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
                return middle;
            if (Excess(middle) < 0)
                low = middle;
            else
                high = middle;
        }
    }

    private static double At(Expr expr, double v) => ExprInterpreter.Evaluate(expr, _ => v);
}
