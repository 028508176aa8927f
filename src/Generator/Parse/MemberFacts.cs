namespace SubsetGen.Generator.Parse;

/// <summary>A member that an annotated class has without the generator.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsOverload">Whether it is a method that no call can confuse with an emitted one of the same name.</param>
/// <param name="InheritedFrom">The base class it comes from; null for a member of the class itself.</param>
internal sealed record MemberFacts(string Name, bool IsOverload, string? InheritedFrom);
