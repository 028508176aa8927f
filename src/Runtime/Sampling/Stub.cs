namespace SubsetGen.Runtime.Sampling; 
#pragma warning disable
public static class TopKSelector { public static void Select<V,T>(ReadOnlySpan<T> x, int k, Span<T> subset, Span<T> scratch) {} }
