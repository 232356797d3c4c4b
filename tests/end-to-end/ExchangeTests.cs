using Finsam.Cli.Exports;
using Finsam.Cli.Gateway;
using Finsam.Cli.Loading;
using Finsam.Participants.V1;

namespace Finsam.EndToEnd.Tests;

/// <summary>What a förbund has registered comes out of the command line and goes in again.</summary>
public sealed class ExchangeTests
{
    [Fact]
    public async Task A_years_participations_are_exported_and_imported_again_without_a_change()
    {
        using var sample = await SampleForbund.CreateAsync();
        await sample.LoadAsync(2016);
        using var client = new GatewayClient(sample.Stack.Gateway, sample.Stack.Folder);
        var path = Path.Combine(sample.Folder(2016), "exported.csv");
        var request = new ExportParticipationsRequest { Forbund = sample.Slug, Persons = true, Reason = "Flytt av uppgifter" };
        Assert.Equal(path, await new ParticipationsExporter(client, sample.Display).SaveAsync(request, path, CancellationToken.None));
        var registered = (await File.ReadAllLinesAsync(path)).Length - 1;
        Assert.True(registered > 100, $"{registered} participations were exported.");

        var importer = new ParticipationsImporter(client, sample.Display);
        var summary = await importer.SendAsync(new ImportParticipationsFileRequest { Forbund = sample.Slug }, path, CancellationToken.None);
        Assert.Equal((0, 0, registered), (summary.Created, summary.Changed, summary.Unchanged));
    }
}
