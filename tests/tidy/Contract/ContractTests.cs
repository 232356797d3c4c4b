using Finsam.Protos;

namespace Finsam.Tidy.Tests.Contract;

/// <summary>That the contract keeps its rules (protos/README.md).</summary>
public sealed class ContractTests
{
    private static readonly Lazy<ContractModel> Published = new(() => new ContractModel(PublishedContract.Read()));

    public static TheoryData<string> Rules() => [.. ContractRule.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_contract_keeps(string rule)
    {
        var breaches = ContractRule.All.Single(candidate => candidate.Name == rule).Breaches(Published.Value).ToList();
        Assert.True(breaches.Count == 0, $"{rule}:\n{string.Join('\n', breaches)}");
    }

    [Fact]
    public void The_whole_contract_is_looked_at()
    {
        var files = Repository.Files("protos/finsam", ".proto").Order(StringComparer.Ordinal);
        var seen = Published.Value.Files.Select(file => $"protos/{file.Definition.Name}").Order(StringComparer.Ordinal);
        Assert.Equal(files, seen);
        Assert.Contains(Published.Value.Oneofs, oneof => oneof.Element.Name == "finsam.ledger.v1.ImportSieResponse.step");
        Assert.DoesNotContain(Published.Value.Oneofs, oneof => oneof.Definition.Name.StartsWith('_'));
    }
}
