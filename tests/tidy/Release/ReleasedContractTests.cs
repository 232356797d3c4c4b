using Finsam.Protos;

namespace Finsam.Tidy.Tests.Release;

/// <summary>
/// That those who generated a client from the last release can go on with it. With <c>FINSAM_RELEASE_CONTRACT=write</c> the contract as it is
/// now becomes the released one, if it breaks nothing of the one before (protos/README.md).
/// </summary>
public sealed class ReleasedContractTests
{
    private const string Switch = "FINSAM_RELEASE_CONTRACT";
    private static readonly string Released = Path.Combine(Repository.Root, "protos", "release", "contract.json");

    [Fact]
    public void The_contract_breaks_nothing_that_was_released()
    {
        var current = SnapshotReader.Of(PublishedContract.Read());
        var writes = Environment.GetEnvironmentVariable(Switch) == "write";
        if (!writes || File.Exists(Released))
        {
            var breaks = BreakingChanges.Between(ContractSnapshot.Parse(File.ReadAllText(Released)), current);
            Assert.True(breaks.Count == 0, $"Against protos/release/contract.json:\n{string.Join('\n', breaks)}");
        }

        if (writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Released)!);
            File.WriteAllText(Released, current.ToText());
        }
    }

    [Fact]
    public void The_released_contract_lies_as_it_is_written()
    {
        var text = File.ReadAllText(Released);
        Assert.Equal(text, ContractSnapshot.Parse(text).ToText());
    }
}
