using Finsam.Common.V1;
using Finsam.Ledger.V1;
using Finsam.Reporting.V1;
using Finsam.TestHost;
using Grpc.Core;
using ComputeTablesRequest = Finsam.Ledger.V1.ComputeTablesRequest;

namespace Finsam.Ledger.Tests.Service;

/// <summary>Ready templates compute as they are on a real förbund's books, and their statements tie.</summary>
public sealed class TableTemplateTests
{
    private static readonly Period Year2017 = new() { From = "2017-01-01", To = "2017-12-31" };

    [Theory]
    [InlineData("bas", "2017-12-31")]
    [InlineData("bas", "2017-08-31")]
    [InlineData("kommun-bas", "2017-12-31")]
    public async Task Every_template_computes_without_change_and_the_statements_tie(string chart, string to)
    {
        var forbund = await SampleAsync();
        var period = new Period { From = Year2017.From, To = to };
        var client = Client(await TestStack.Shared, forbund);
        var listed = await client.ListTableTemplatesAsync(new ListTableTemplatesRequest { Forbund = forbund.Slug });
        var tables = new List<MoneyTable>();
        foreach (var template in listed.Templates)
        {
            var filled = await client.GetTableTemplateAsync(
                new GetTableTemplateRequest { Forbund = forbund.Slug, Template = template.Id, Chart = chart, Period = period });
            Assert.NotEmpty(filled.Tables);
            tables.AddRange(filled.Tables);
        }

        var answer = await forbund.Client.ComputeTablesAsync(
            new ComputeTablesRequest { Forbund = forbund.Slug, Period = period, Tables = { tables } });
        var computed = answer.Tables.ToDictionary(table => table.Id);
        for (var column = 0; column < 2; column++)
        {
            var result = Ore("resultatrakning", "RESULTAT");
            Assert.Equal(Ore("balansrakning", "SUMMA_TILLGÅNGAR"), Ore("balansrakning", "SUMMA_SKULDER"));
            Assert.Equal(Ore("kassaflode", "UTGÅENDE") - Ore("kassaflode", "INGÅENDE"), Ore("kassaflode", "KASSAFLÖDE"));
            Assert.Equal(result, Ore("kassaflode", "RESULTAT"));
            Assert.Equal(result, computed["driftredovisning"].Rows.Single(row => row.Code == "SUMMA").Cells[column == 0 ? 1 : 3].AmountOre);
            foreach (var line in computed["resultatrakning"].Rows.Concat(computed["balansrakning"].Rows).Where(row => row.HasNote))
            {
                // A note whose accounts are all empty has no sum left to show.
                var sum = computed[$"not.{line.Note}"].Rows.SingleOrDefault(row => row.Code == "SUMMA");
                Assert.Equal(line.Cells[column].AmountOre, sum?.Cells[column].AmountOre ?? 0);
            }

            Assert.NotEqual(0, result);

            long Ore(string table, string code) => computed[table].Rows.Single(row => row.Code == code).Cells[column].AmountOre;
        }
    }

    [Fact]
    public async Task Columns_are_named_for_the_period_that_is_given()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var client = Client(await TestStack.Shared, forbund);

        Assert.Equal(["2017", "2016"], await LabelsAsync("resultatrakning", Year2017));
        Assert.Equal(["2017-12-31", "2016-12-31"], await LabelsAsync("balansrakning", Year2017));
        Assert.Equal(["2017-01–2017-08", "2016-01–2016-08"], await LabelsAsync("resultatrakning", new Period { From = "2017-01-01", To = "2017-08-31" }));
        Assert.Equal(["Utfall", "Samma period föregående år"], await LabelsAsync("resultatrakning", null));

        async Task<IEnumerable<string>> LabelsAsync(string template, Period? period) => (await client.GetTableTemplateAsync(
            new GetTableTemplateRequest { Forbund = forbund.Slug, Template = template, Period = period })).Tables[0].Columns.Select(column => column.Label);
    }

    [Fact]
    public async Task Templates_are_layouts_that_a_report_takes()
    {
        var forbund = await SampleAsync();
        var stack = await TestStack.Shared;
        var client = Client(stack, forbund);
        foreach (var template in (await client.ListTableTemplatesAsync(new ListTableTemplatesRequest { Forbund = forbund.Slug })).Templates)
        {
            var filled = await client.GetTableTemplateAsync(new GetTableTemplateRequest { Forbund = forbund.Slug, Template = template.Id });
            await stack.Reporting("forbundschef", forbund.Slug).PutReportAsync(new PutReportRequest
            {
                RequestId = Guid.NewGuid().ToString(),
                Forbund = forbund.Slug,
                Period = Year2017,
                Kind = "arsredovisning",
                ForbundName = "Provförbundet",
                OrgNumber = "222000-0000",
                LayoutJson = filled.Layout,
                Sections = { new Section { Name = "01-a.md", Markdown = "# Text" } },
            });
        }
    }

    [Fact]
    public async Task Templates_are_listed_page_by_page()
    {
        var forbund = await LedgerForbund.NewAsync();
        var client = Client(await TestStack.Shared, forbund);
        var ids = new List<string>();
        var token = "";
        do
        {
            var page = await client.ListTableTemplatesAsync(
                new ListTableTemplatesRequest { Forbund = forbund.Slug, PageSize = 3, PageToken = token });
            ids.AddRange(page.Templates.Select(template => template.Id));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(["resultatrakning", "balansrakning", "kassaflode", "noter", "driftredovisning", "budgetutfall", "bidrag"], ids);
        Assert.Equal((StatusCode.InvalidArgument, "PAGE_TOKEN_INVALID"), await LedgerForbund.RefusalAsync(
            client.ListTableTemplatesAsync(new ListTableTemplatesRequest { Forbund = forbund.Slug, PageToken = "x" }).ResponseAsync));
    }

    [Fact]
    public async Task A_template_or_a_chart_that_is_not_there_is_refused()
    {
        var forbund = await LedgerForbund.NewAsync();
        var client = Client(await TestStack.Shared, forbund);

        Assert.Equal((StatusCode.NotFound, "TEMPLATE_UNKNOWN"), await LedgerForbund.RefusalAsync(
            client.GetTableTemplateAsync(new GetTableTemplateRequest { Forbund = forbund.Slug, Template = "x" }).ResponseAsync));
        Assert.Equal((StatusCode.InvalidArgument, "CHART_UNKNOWN"), await LedgerForbund.RefusalAsync(client.GetTableTemplateAsync(
            new GetTableTemplateRequest { Forbund = forbund.Slug, Template = "noter", Chart = "x" }).ResponseAsync));
    }

    private static async Task<LedgerForbund> SampleAsync()
    {
        var forbund = await LedgerForbund.NewAsync();
        foreach (var (folder, file) in new[]
        {
            ("vasterbergslagen-2016", "ledger-2016.se"), ("vasterbergslagen-2017", "ledger-2017.se"),
        })
        {
            var path = Path.Combine(TestStack.RepositoryRoot, "samples", folder, file);
            Assert.NotNull((await forbund.ImportAsync(await File.ReadAllBytesAsync(path))).Summary);
        }

        await forbund.Client.PutPeriodRegisterAsync(new PutPeriodRegisterRequest
        {
            RequestId = "medlemmar",
            Forbund = forbund.Slug,
            Period = Year2017,
            Members = { new Member { Id = "k", Name = "Kommunen", Kind = "municipality", Share = "1" } },
        });
        return forbund;
    }

    private static StatementService.StatementServiceClient Client(TestStack stack, LedgerForbund forbund) =>
        new(stack.Invoker(stack.Token("styrelse", forbund.Slug)));
}
