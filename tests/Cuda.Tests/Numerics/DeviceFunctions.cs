using System.Numerics;
using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Cuda.Tests.Numerics;

/// <summary>The functions of one thread, applied to arrays.</summary>
internal static unsafe class DeviceFunctions
{
    private static readonly string[] OfOne =
        ["Exp", "Expm1", "Log", "Log1p", "Logistic", "NormalQuantile", "Sqrt", "BitIncrement", "BitDecrement"];

    private static readonly string[] OfTwo = ["Pow", "Min", "Max", "CopySign", "RowMath::DivideOrZero"];

    private static readonly string[] Noises = ["NoNoise", "GumbelNoise", "LogisticNoise", "GaussianNoise", "SumOfGammaNoise"];

    /// <summary>Kernels named by function and precision, each for any number of threads.</summary>
    public static string Text { get; } =
        $$"""
        #include <subsetgen/noise.cuh>
        #include <subsetgen/pow.cuh>
        #include <subsetgen/row_math.cuh>

        using namespace subsetgen;

        struct Arrays
        {
            const void* From;
            void* To;
            double Second;
            int Count;
        };

        struct RowOfDraws
        {
            DrawKey Key;
            void* To;
            double K;
            int Row;
            int Count;
        };

        template <class From, class To, class Function>
        __device__ void Map(const Arrays& arrays, Function function)
        {
            for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < arrays.Count; i += gridDim.x * blockDim.x)
                static_cast<To*>(arrays.To)[i] = function(static_cast<const From*>(arrays.From)[i]);
        }

        template <class T, class Function>
        __device__ void Draw(const RowOfDraws& draws, Function function)
        {
            for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < draws.Count; i += gridDim.x * blockDim.x)
                static_cast<T*>(draws.To)[i] = function(i);
        }

        {{string.Concat(OfOne.Select(name => EachPrecision(name, $"{name}(a)")))}}
        {{string.Concat(OfTwo.Select(name => EachPrecision(name, $"{name}(a, T(arrays.Second))")))}}
        {{Mapping("LogBinomialSingle", "int", "float", "RowMath::LogBinomial<float>(a, static_cast<int>(arrays.Second))")}}
        {{Mapping("LogBinomialDouble", "int", "double", "RowMath::LogBinomial<double>(a, static_cast<int>(arrays.Second))")}}
        {{Mapping("HalfToFloat", "unsigned short", "float", "HalfToFloat(a)")}}
        {{Mapping("FloatToHalf", "float", "unsigned short", "FloatToHalf(a)")}}
        {{Mapping("BFloat16ToFloat", "unsigned short", "float", "BFloat16ToFloat(a)")}}
        {{Mapping("FloatToBFloat16", "float", "unsigned short", "FloatToBFloat16(a)")}}
        {{Drawing("Uniform", "UniformStream::At<T>(draws.Key, draws.Row, item)")}}
        {{string.Concat(Noises.Select(name => Drawing(name, $"{name}::Draw<T>(draws.Key, draws.Row, item, draws.K)")))}}
        """;

    /// <summary>A function of one number, or of a number and of one that is the same for all.</summary>
    public static T[] Of<T>(string name, ReadOnlySpan<T> x, double second = double.NaN)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Map<T, T>(name + Suffix<T>(), x, second);

    /// <summary>A function from one type to another.</summary>
    public static To[] Map<From, To>(string kernel, ReadOnlySpan<From> x, double second = double.NaN)
        where From : unmanaged
        where To : unmanaged
    {
        var y = new To[x.Length];
        fixed (From* from = x)
            fixed (To* to = y)
                Run(kernel, new Arrays(from, to, second, y.Length));
        return y;
    }

    /// <summary>The draws of items 0, 1, ... of a row.</summary>
    public static T[] Draws<T>(string name, DrawKey key, int row, double k, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var draws = new T[n];
        fixed (T* to = draws)
            Run(name + Suffix<T>(), new RowOfDraws(key, to, k, row, n));
        return draws;
    }

    private static void Run<T>(string kernel, in T arguments)
        where T : unmanaged => EmulatedLibrary.Of(Text).Run(kernel, arguments, grid: 1, block: 1);

    private static string Suffix<T>() => typeof(T) == typeof(float) ? "Single" : "Double";

    private static string EachPrecision(string name, string value)
    {
        var function = name.Split("::")[^1];
        return Mapping($"{function}Single", "float", "float", value) + Mapping($"{function}Double", "double", "double", value);
    }

    private static string Mapping(string kernel, string from, string to, string value) => Kernel(
        kernel, "Arrays arrays", $"using T = {to}; Map<{from}, T>(arrays, [&]({from} a) {{ return {value}; }});");

    private static string Drawing(string name, string value) =>
        Kernel($"{name}Single", "RowOfDraws draws", $"using T = float; Draw<T>(draws, [&](int item) {{ return {value}; }});")
        + Kernel($"{name}Double", "RowOfDraws draws", $"using T = double; Draw<T>(draws, [&](int item) {{ return {value}; }});");

    private static string Kernel(string name, string parameter, string body) =>
        $$"""
        extern "C" __global__ void {{name}}({{parameter}}) { {{body}} }
        SUBSETGEN_EMULATED_ENTRY({{name}})

        """;

    private readonly struct Arrays(void* from, void* to, double second, int count)
    {
        public readonly void* From = from;
        public readonly void* To = to;
        public readonly double Second = second;
        public readonly int Count = count;
    }

    private readonly struct RowOfDraws(DrawKey key, void* to, double k, int row, int count)
    {
        public readonly DrawKey Key = key;
        public readonly void* To = to;
        public readonly double K = k;
        public readonly int Row = row;
        public readonly int Count = count;
    }
}
