using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;
namespace SubsetGen.Cuda.Tests.Layers;
[KSubsetLayer(3, SubsetMethod.SigmoidTopK)]
public sealed partial class Sigmoid3;
[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax)]
public sealed partial class Softmax3;
public class SmokeTests
{
    [Theory]
    [InlineData(1), InlineData(20), InlineData(100), InlineData(350), InlineData(1000), InlineData(5000), InlineData(40000)]
    public void Smoke(int n)
    {
        var host = new EmulatedHost();
        using var chosen = KernelHost.Choose(host);
        var rows = 3;
        var random = new Random(3);
        var x = Enumerable.Range(0, rows * n).Select(_ => (float)(random.NextDouble() * 6)).ToArray();
        var g = Enumerable.Range(0, rows * n).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        Check(n, rows, x, g, new Sigmoid3());
        Check(n, rows, x, g, new Softmax3());
    }

    private static void Check(int n, int rows, float[] x, float[] g, dynamic layer)
    {
        var y = new float[x.Length]; var gx = new float[x.Length];
        if (layer is Sigmoid3 s) { using var t = s.Forward(new(x, [rows, n]), new(y, [rows, n])); s.Backward(t, new(g, [rows, n]), new(gx, [rows, n])); }
        if (layer is Softmax3 m) { using var t = m.Forward(new(x, [rows, n]), new(y, [rows, n])); m.Backward(t, new(g, [rows, n]), new(gx, [rows, n])); }
        var (dx, dy, dg, dgx) = (Device(x), Device(y), Device(g), Device(gx));
        DeviceTensor T(nint p) => new(p, DeviceType.Single, rows, n);
        if (layer is Sigmoid3 s2) { using var t = s2.Forward(T(dx), T(dy)); s2.Backward(t, T(dg), T(dgx)); }
        if (layer is Softmax3 m2) { using var t = m2.Forward(T(dx), T(dy)); m2.Backward(t, T(dg), T(dgx)); }
        var (hy, hgx) = (Host(dy, x.Length), Host(dgx, x.Length));
        for (var i = 0; i < x.Length; i++)
        {
            Assert.True(Math.Abs(hy[i] - y[i]) < 1e-5, $"{layer} y[{i}] {y[i]} {hy[i]}");
            Assert.True(Math.Abs(hgx[i] - gx[i]) < 1e-5, $"{layer} gx[{i}] {gx[i]} {hgx[i]}");
        }
    }
    private static unsafe nint Device(float[] v) { var p = KernelHost.Current.Allocate(v.Length * 4); v.CopyTo(new Span<float>((void*)p, v.Length)); return p; }
    private static unsafe float[] Host(nint p, int n) => new Span<float>((void*)p, n).ToArray();
}
