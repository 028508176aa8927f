using Consumer;

const int Rows = 4;
const int N = 50;
var random = new Random(1);
var failures = 0;

void Check(string what, bool holds)
{
    Console.WriteLine($"{(holds ? "ok  " : "FAIL")} {what}");
    failures += holds ? 0 : 1;
}

// A row at a time, as one-dimensional spans.
{
    var logits = Enumerable.Range(0, N).Select(_ => (float)(4 * random.NextDouble())).ToArray();
    var arriving = Enumerable.Range(0, N).Select(_ => (float)random.NextDouble()).ToArray();
    var (subset, again, gradient) = (new float[N], new float[N], new float[N]);
    var words = new WordSelector { Seed = 7 };
    using (var tape = words.Forward(logits, subset))
        words.Backward(tape, arriving, gradient);
    new WordSelector { Seed = 7 }.Infer(logits, again);
    Check("a relaxed subset sums to k", Math.Abs(subset.Sum() - WordSelector.K) < 1e-4);
    Check("its gradient sums to 0 and is not 0", Math.Abs(gradient.Sum()) < 1e-4 && gradient.Max() > 1e-4);
    Check("the same seed draws the same subset", subset.AsSpan().SequenceEqual(again));

    Neighbours.Apply(logits, subset);
    Neighbours.Vjp(logits, arriving, gradient);
    Check("a stateless layer is a function", Math.Abs(subset.Sum() - Neighbours.K) < 1e-4 && Math.Abs(gradient.Sum()) < 1e-4);
}

// A batch, as a two-dimensional tensor span.
{
    var logits = Enumerable.Range(0, Rows * N).Select(_ => 4 * random.NextDouble()).ToArray();
    var subset = new double[Rows * N];
    nint[] shape = [Rows, N];
    var terms = new Terms { Seed = 7 };
    terms.Infer(
        new System.Numerics.Tensors.ReadOnlyTensorSpan<double>(logits, shape, default),
        new System.Numerics.Tensors.TensorSpan<double>(subset, shape, default));
    Check("an exact sample is k ones a row", subset.Chunk(N).All(row => row.Sum() == Terms.K && row.All(z => z is 0 or 1)));
}

return failures;
