using System.Collections;
using System.Reflection;

namespace SubsetGen.Generator.Tests.Pipeline;

/// <summary>Follows every field of an object, to whatever depth.</summary>
internal static class HeldObjects
{
    /// <summary>The names of Roslyn types that the object holds: each would keep a compilation alive, or differ at every edit.</summary>
    public static IReadOnlyList<string> RoslynTypesIn(object root)
    {
        var found = new SortedSet<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<object?>([root]);
        while (pending.Count > 0)
        {
            if (pending.Pop() is not { } held || held is string || held.GetType().IsPrimitive || held.GetType().IsEnum || !seen.Add(held))
                continue;
            if (held.GetType().Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true)
            {
                found.Add(held.GetType().FullName!);
                continue;
            }

            if (held is Array items)
                foreach (var item in (IEnumerable)items)
                    pending.Push(item);
            for (var type = held.GetType(); type is not null && type != typeof(object); type = type.BaseType)
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    pending.Push(field.GetValue(held));
        }

        return [.. found];
    }
}
