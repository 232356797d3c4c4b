namespace Finsam.Tidy.Tests.Contract;

/// <summary>A rule of the contract.</summary>
/// <param name="Name">The rule, as a sentence.</param>
/// <param name="Breaches">What breaks it: where, and what.</param>
internal sealed record ContractRule(string Name, Func<ContractModel, IEnumerable<Breach>> Breaches)
{
    /// <summary>Every rule.</summary>
    public static IReadOnlyList<ContractRule> All { get; } =
        [.. FileRules.All, .. NamingRules.All, .. CommentRules.All, .. FieldRules.All, .. MethodRules.All];
}

/// <summary>A place that breaks a rule.</summary>
/// <param name="Where">File and line.</param>
/// <param name="What">The name concerned, and what is accepted.</param>
internal sealed record Breach(string Where, string What)
{
    public override string ToString() => $"{Where}: {What}";
}
