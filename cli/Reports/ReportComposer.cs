using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Common.V1;
using Finsam.Reporting.V1;
using Grpc.Core;

namespace Finsam.Cli.Reports;

/// <summary>Has reports composed, and fetches them.</summary>
/// <param name="gateway">The gateway.</param>
/// <param name="display">Where progress is told.</param>
/// <param name="insats">The insats whose report it is; empty for the report of the förbund.</param>
internal sealed class ReportComposer(GatewayClient gateway, IDisplay display, string insats = "")
{
    private const int PageSize = 200;
    private const int MostPages = 50;

    /// <summary>The period of a report: as given, or the latest there is within what is given.</summary>
    /// <param name="slug">The förbund.</param>
    /// <param name="from">First day; null for any.</param>
    /// <param name="to">Last day; null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CliException">The förbund has no such report.</exception>
    public async Task<Period> FindPeriodAsync(string slug, string? from, string? to, CancellationToken cancellationToken)
    {
        if (from is not null && to is not null)
        {
            return new Period { From = from, To = to };
        }

        var token = "";
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await CalledAsync("Rapporten söks", () => gateway.Reporting.ListReportsAsync(
                new ListReportsRequest { Forbund = slug, PageSize = PageSize, PageToken = token }, Headers(slug),
                cancellationToken: cancellationToken).ResponseAsync);
            if (answer.Reports.FirstOrDefault(head => head.Insats == insats
                && (from ?? head.Period.From) == head.Period.From
                && (to ?? head.Period.To) == head.Period.To) is { } found)
            {
                return found.Period;
            }

            token = answer.NextPageToken;
            if (token.Length == 0)
            {
                break;
            }
        }

        throw new CliException(
            $"Förbundet {slug} har ingen sådan rapport. Läs in en mapp med ./finsam load MAPP, eller gör den av en mall med ./finsam create-report.");
    }

    /// <summary>Composes a new version.</summary>
    public Task<Composition> ComposeAsync(string slug, Period period, CancellationToken cancellationToken) =>
        display.StepAsync("Rapporten ställs samman", "tabeller", async progress =>
        {
            var request = new ComposeReportRequest { RequestId = $"compose-{Guid.NewGuid():N}", Forbund = slug, Period = period, Insats = insats };
            var composition = await CalledAsync("Rapporten ställs samman", async () =>
            {
                using var call = gateway.Reporting.ComposeReport(request, Headers(slug), cancellationToken: cancellationToken);
                Composition? last = null;
                await foreach (var message in call.ResponseStream.ReadAllAsync(cancellationToken))
                {
                    if (message.StepCase == ComposeReportResponse.StepOneofCase.Progress)
                    {
                        progress.Report(message.Progress.Done, message.Progress.Total);
                    }
                    else
                    {
                        last = message.Composition;
                    }
                }

                return last ?? throw new CliException("Tjänsten reporting avslutade utan att ge någon rapport. Försök igen.");
            });
            progress.Report(composition.Tables, composition.Tables);
            progress.Result = $"{Swedish.Count(composition.Figures)} uppgifter, version {composition.Version}";
            return composition;
        });

    /// <summary>Renders a version and saves it; an earlier file is replaced only when the new one is whole.</summary>
    /// <returns>Path of the file.</returns>
    public Task<string> SaveAsync(string slug, Composition composition, ReportFormat format, string path, CancellationToken cancellationToken) =>
        display.StepAsync($"Rapporten sparas som {format.Word.ToUpperInvariant()}", "KiB", async progress =>
        {
            var full = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            var fresh = full + ".new";
            var request = new RenderReportRequest
            {
                Forbund = slug, Period = composition.Period, Insats = insats, Version = composition.Version, Format = format.Format,
            };
            var bytes = await CalledAsync("Rapporten sparas", async () =>
            {
                using var call = gateway.Reporting.RenderReport(request, Headers(slug), cancellationToken: cancellationToken);
                await using var file = File.Create(fresh);
                await foreach (var chunk in call.ResponseStream.ReadAllAsync(cancellationToken))
                {
                    await file.WriteAsync(chunk.Data.Memory, cancellationToken);
                }

                return file.Length;
            });
            File.Move(fresh, full, overwrite: true);
            progress.Result = $"{Swedish.Count((bytes + 1023) / 1024)} KiB";
            return full;
        });

    private Metadata Headers(string slug) => gateway.As(RoleName.Forbundschef, slug);

    private static Task<T> CalledAsync<T>(string step, Func<Task<T>> call) => ReportCall.RunAsync(step, DefinitionFile.Of, call);
}
