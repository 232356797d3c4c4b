using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Finsam.Cli.Bench.Ledger;
using Finsam.Cli.Bench.Participants;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.LocalStack;
using Finsam.Reporting.V1;
using Npgsql;

namespace Finsam.Cli.Bench.Reports;

/// <summary>
/// A report of forty tables, composed and rendered through the gateway, against bare SQL that sums and counts as many tables, and against
/// Chromium alone printing the same page.
/// </summary>
internal sealed class ReportBench : IBench
{
    private const string ComposeHtml = "compose_html";
    private const string ComposePdf = "compose_pdf";
    private const string HtmlProcessor = "html_cpu";
    private const string AgainstChromium = "pdf_vs_chromium";
    private const int Vouchers = 100_000;
    private const int Participations = 100_000;
    private const int StatementsOfYear = 4;
    private const int HtmlRenderings = 20;
    private static readonly TimeSpan HtmlLimit = TimeSpan.FromMilliseconds(200);

    public string Name => "report";

    public string Description => "En rapport med 40 tabeller genom gatewayen mot bar SQL och mot Chromium ensamt; HTML mot 200 ms processortid";

    public IReadOnlyList<string> Measures => [ComposeHtml, ComposePdf, HtmlProcessor, AgainstChromium];

    public async IAsyncEnumerable<Measure> RunAsync(
        CliEnvironment environment, IDisplay display, BenchRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stack = await RunningStack.StartAsync(environment.StackOptions, new StackLines(display), cancellationToken);
        using var client = new GatewayClient(stack.State.Gateway, environment.Folder);
        await using var books = NpgsqlDataSource.Create(stack.OwnerConnectionString(ServiceName.Ledger));
        await using var people = NpgsqlDataSource.Create(stack.OwnerConnectionString(ServiceName.Participants));
        using var chromium = new ChromiumAlone();
        var forbund = await BenchForbund.MakeAsync(client, cancellationToken);
        var population = new Population(people, forbund.Slug);
        await population.FillAsync(run.Scaled(Participations), cancellationToken);
        var year = await BenchYear.ImportAsync(client, BenchYear.File(run.Scaled(Vouchers)), forbund.Slug, cancellationToken);
        var counts = new AllFixedTables(client, people, forbund);
        var report = await BenchReport.PutAsync(client, forbund, cancellationToken);
        await report.ComposeAsync(cancellationToken);
        var html = PrintedPage.Of(await report.RenderAsync(Format.Html, cancellationToken));
        foreach (var name in Measures.Where(run.Wants))
        {
            yield return await (name switch
            {
                ComposeHtml => ComposedAsync(name, Format.Html, TablesAsync),
                ComposePdf => ComposedAsync(name, Format.Pdf, async () =>
                {
                    await TablesAsync();
                    await chromium.PrintAsync(html, cancellationToken);
                }),
                HtmlProcessor => ProcessorAsync(name),
                _ => Rounds.MeasureAsync(
                    name,
                    "reports/s",
                    run.Rounds,
                    () => SpeedAsync(() => report.RenderAsync(Format.Pdf, cancellationToken)),
                    () => SpeedAsync(() => chromium.PrintAsync(html, cancellationToken))),
            });
        }

        await population.RemoveAsync(cancellationToken);

        async Task TablesAsync()
        {
            for (var i = 0; i < BenchReport.MoneyTables; i += StatementsOfYear)
            {
                await YearStatements.SumAsync(books, year, cancellationToken);
            }

            await counts.CountAsync(cancellationToken);
        }

        async Task<Measure> ComposedAsync(string name, Format format, Func<Task> bare)
        {
            var measure = await Rounds.MeasureAsync(name, "reports/s", run.Rounds, () => SpeedAsync(OursAsync), () => SpeedAsync(bare));
            var shares = ServiceShares.From(stack.State);
            await OursAsync();
            display.Line($"Processortid i tjänsterna, {name}: {shares}");
            return measure;

            async Task OursAsync()
            {
                await report.ComposeAsync(cancellationToken);
                await report.RenderAsync(format, cancellationToken);
            }
        }

        async Task<Measure> ProcessorAsync(string name)
        {
            var measure = await Rounds.MeasureAsync(
                name, "reports/CPU s", run.Rounds, async () => 1 / (await SpentAsync()).TotalSeconds, () => Task.FromResult(1 / HtmlLimit.TotalSeconds));
            display.Line(string.Create(CultureInfo.InvariantCulture, $"HTML: {1000 / measure.Ours:0.0} ms processortid en rapport"));
            return measure;

            async Task<TimeSpan> SpentAsync()
            {
                var shares = ServiceShares.From(stack.State);
                for (var i = 0; i < HtmlRenderings; i++)
                {
                    await report.RenderAsync(Format.Html, cancellationToken);
                }

                // Of so few renderings none may be seen by the system's clock.
                var spent = shares.Of(ServiceName.Reporting) / HtmlRenderings;
                return spent > TimeSpan.Zero ? spent : TimeSpan.FromMilliseconds(1);
            }
        }

        static async Task<double> SpeedAsync(Func<Task> work)
        {
            var clock = Stopwatch.StartNew();
            await work();
            return 1 / clock.Elapsed.TotalSeconds;
        }
    }
}
