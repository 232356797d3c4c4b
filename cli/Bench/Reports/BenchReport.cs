using System.Text.Json.Nodes;
using Finsam.Cli.Bench.Ledger;
using Finsam.Cli.Bench.Participants;
using Finsam.Cli.Gateway;
using Finsam.Common.V1;
using Finsam.Reporting.V1;
using Grpc.Core;

namespace Finsam.Cli.Bench.Reports;

/// <summary>A report of forty tables over a förbund's year, with texts for some thirty pages.</summary>
internal sealed class BenchReport
{
    private const int Tables = 40;
    private const int RowsOfTable = 12;
    private const int Sections = 8;
    private const int ParagraphsOfSection = 10;

    private const string Paragraph =
        "Under året har insatserna fortsatt enligt verksamhetsplanen, och samverkan mellan parterna har fördjupats. Resultatet blev "
        + "{{pengar.1/Årets resultat/2017}} kr, och {{deltagare.oversikt/Totalt/Deltagare}} personer deltog. Styrelsen har följt arbetet vid "
        + "sina sammanträden, tagit del av uppföljningar och beslutat om vilka insatser som får stöd också nästa år.\n\n";

    private static readonly Period Year = new() { From = BenchForbund.From, To = BenchForbund.To };

    private readonly GatewayClient _client;
    private readonly BenchForbund _forbund;

    private BenchReport(GatewayClient client, BenchForbund forbund)
    {
        _client = client;
        _forbund = forbund;
    }

    /// <summary>Tables of money in it.</summary>
    public static int MoneyTables => Tables - BareCounts.All.Count;

    /// <summary>Puts the report of a förbund whose books and participations are there.</summary>
    public static async Task<BenchReport> PutAsync(GatewayClient client, BenchForbund forbund, CancellationToken cancellationToken)
    {
        var request = new PutReportRequest
        {
            RequestId = $"{forbund.Slug}-report",
            Forbund = forbund.Slug,
            Period = Year,
            Kind = "arsredovisning",
            ForbundName = "Mätförbundet",
            LayoutJson = Layout(),
            Sections =
            {
                Enumerable.Range(1, Sections).Select(i => new Section
                {
                    Name = $"{i:D2}.md", Markdown = $"# Avsnitt {i}\n\n{string.Concat(Enumerable.Repeat(Paragraph, ParagraphsOfSection))}",
                }),
            },
            Insatser = { "1" },
        };
        await client.Reporting.PutReportAsync(request, forbund.Leader, cancellationToken: cancellationToken);
        return new BenchReport(client, forbund);
    }

    /// <summary>Composes it anew.</summary>
    public async Task ComposeAsync(CancellationToken cancellationToken)
    {
        var request = new ComposeReportRequest { RequestId = Guid.NewGuid().ToString(), Forbund = _forbund.Slug, Period = Year };
        using var call = _client.Reporting.ComposeReport(request, _forbund.Leader, cancellationToken: cancellationToken);
        Composition? composition = null;
        await foreach (var step in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            composition = step.Composition ?? composition;
        }

        if (composition?.Tables != Tables)
        {
            throw new CliException($"Rapporten fick {composition?.Tables ?? 0} tabeller i stället för {Tables}.");
        }
    }

    /// <summary>Renders the latest version.</summary>
    public async Task<byte[]> RenderAsync(Format format, CancellationToken cancellationToken)
    {
        var request = new RenderReportRequest { Forbund = _forbund.Slug, Period = Year, Format = format };
        using var call = _client.Reporting.RenderReport(request, _forbund.Leader, cancellationToken: cancellationToken);
        using var bytes = new MemoryStream();
        await foreach (var chunk in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            chunk.Data.WriteTo(bytes);
        }

        return bytes.ToArray();
    }

    private static string Layout()
    {
        var money = Enumerable.Range(1, MoneyTables).Select(i => (JsonNode)new JsonObject
        {
            ["id"] = $"pengar.{i}",
            ["title"] = $"Sammanställning {i}",
            ["source"] = "accounts",
            ["unit"] = "kr",
            ["columns"] = new JsonArray(Column("2017", "2017-01-01", "2017-12-31"), Column("Halvåret", "2017-01-01", "2017-06-30")),
            ["rows"] = new JsonArray(
            [
                .. Enumerable.Range(1, RowsOfTable).Select(row => Row($"Rad {row}", "accounts", row % 2 == 0 ? "3000-3999" : "4000-4999")),
                Row("Årets resultat", "sum", "Rad 1", "Rad 2"),
            ]),
        });
        var people = BareCounts.All.Select(table => (JsonNode)new JsonObject
        {
            ["id"] = table.Id, ["title"] = table.Id, ["source"] = "participants",
        });
        return new JsonObject { ["tables"] = new JsonArray([.. money, .. people]) }.ToJsonString();
    }

    private static JsonObject Column(string label, string from, string to) => new JsonObject { ["label"] = label, ["from"] = from, ["to"] = to };

    private static JsonObject Row(string label, string option, params IEnumerable<string> values) =>
        new JsonObject { ["label"] = label, [option] = new JsonArray([.. values.Select(value => (JsonNode)value)]) };
}
