using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Finsam.Common.V1;
using Finsam.Ledger.Tests.Sie;
using Finsam.Ledger.V1;
using Finsam.TestHost;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class ExportSieTests
{
    [Fact]
    public async Task All_that_a_file_tells_is_told_again()
    {
        var exported = await SieRoundTrip.CheckAsync("2017", withBooks: true, OwnSamples.Rich);

        foreach (var line in OwnSamples.RichExpected)
        {
            Assert.Contains(line, exported, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Random_books_go_round()
    {
        for (var seed = 1; seed <= 15; seed++)
        {
            await SieRoundTrip.CheckAsync("2017", withBooks: true, RandomBooks.Make(seed));
        }
    }

    [Fact]
    public async Task The_sample_forbund_goes_round()
    {
        var folder = Path.Combine(TestStack.RepositoryRoot, "samples", "vasterbergslagen-2017");
        var (before, year) = (File.ReadAllBytes(Path.Combine(folder, "ledger-2016.se")), File.ReadAllBytes(Path.Combine(folder, "ledger-2017.se")));

        await SieRoundTrip.CheckAsync("2017", withBooks: true, year);
        var exported = await SieRoundTrip.CheckAsync("2017-01-01", withBooks: false, before, year);

        Assert.Contains("#RAR -1 20160101 20161231", exported, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_without_vouchers_of_its_own_tells_the_balances_of_its_file()
    {
        var exported = await SieRoundTrip.CheckAsync("2017", withBooks: true, OwnSamples.TypeThree);

        Assert.Contains("#UB 0 1930 7.00\n", exported, StringComparison.Ordinal);
        Assert.Contains("#OUB 0 1930 {6 \"301\"} 7.00\n", exported, StringComparison.Ordinal);
        Assert.Contains("#PSALDO 0 201703 3010 {} -7.00 2.5\n", exported, StringComparison.Ordinal);
    }

    [SamplesFact]
    public async Task Every_real_file_that_is_accepted_goes_round()
    {
        foreach (var path in RealFileVerdicts.Paths.Where(path => RealFileVerdicts.Of(path) is null))
        {
            var (year, files) = RealFileVerdicts.Books(path);
            await SieRoundTrip.CheckAsync(year, withBooks: true, files);
        }
    }

    [Fact]
    public async Task Over_http_the_file_is_downloaded_as_it_is()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.ImportAsync(OwnSamples.Rich);
        var stack = await TestStack.Shared;
        using var http = stack.Http(stack.Token("revisor", forbund.Slug));
        var path = $"/v1/ledger/{forbund.Slug}/sie/2017/sie4.se";

        using var year = await http.GetAsync(path);
        Assert.Equal((await forbund.ExportAsync("2017")).File, await year.Content.ReadAsByteArrayAsync());
        Assert.Equal($"{forbund.Slug}-20170101-20171231.se", year.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal("application/octet-stream", year.Content.Headers.ContentType!.MediaType);

        using var period = await http.GetAsync($"{path}?period.from=2017-03-01&period.to=2017-03-31");
        Assert.Equal($"{forbund.Slug}-20170301-20170331.si", period.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Empty(SieExportChecker.Faults(await period.Content.ReadAsByteArrayAsync(), isImportKind: true));

        using var refused = await http.GetAsync($"/v1/ledger/{forbund.Slug}/sie/1999/sie4.se");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("FISCAL_YEAR_UNKNOWN", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_period_is_exported_as_vouchers_alone()
    {
        var forbund = await LedgerForbund.NewAsync();
        var april = SieText.Voucher(number: "2").Replace("20170301", "20170401", StringComparison.Ordinal);
        await forbund.ImportAsync(LedgerForbund.Year(SieText.Voucher() + april));

        var (file, summary) = await forbund.ExportAsync("2017", new Period { From = "2017-04-01", To = "2017-04-30" });

        Assert.Equal((1, 2), (summary.Vouchers, summary.Postings));
        Assert.EndsWith(".si", summary.FileName, StringComparison.Ordinal);
        Assert.Empty(SieExportChecker.Faults(file, isImportKind: true));
        Assert.Contains("#VER \"A\" 2 20170401", Encoding.Latin1.GetString(file), StringComparison.Ordinal);
        Assert.Equal(1, (await forbund.ImportAsync(file)).Summary.VouchersUnchanged);
    }

    [Fact]
    public async Task Characters_that_a_file_cannot_hold_are_replaced_and_told()
    {
        var forbund = await LedgerForbund.NewAsync();
        var ascii = Encoding.ASCII.GetString(LedgerForbund.Year(SieText.Voucher()));
        await forbund.ImportAsync(Encoding.UTF8.GetBytes(
            ascii.Replace("301 \"Bidrag\"", "301 \"Hyra – mars 5 € Šimon 漢\"", StringComparison.Ordinal)));

        var (file, summary) = await forbund.ExportAsync();

        Assert.Contains("\"Hyra - mars 5 EUR Simon ?\"", Encoding.Latin1.GetString(file), StringComparison.Ordinal);
        Assert.Equal(
            ["U+0160", "U+2013", "U+20AC", "U+6F22"],
            summary.Warnings.Select(warning => warning.Message.Split(' ')[1]).Order(StringComparer.Ordinal));
        Assert.All(summary.Warnings, warning => Assert.Equal("SIE_CHARACTER_REPLACED", warning.Reason));
    }

    [Theory]
    [InlineData("2016", "FISCAL_YEAR_UNKNOWN", StatusCode.FailedPrecondition)]
    [InlineData("i fjol", "DATE_MALFORMED", StatusCode.InvalidArgument)]
    public async Task A_year_that_is_not_there_is_refused(string year, string reason, StatusCode code)
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();

        var error = await Assert.ThrowsAsync<RpcException>(() => forbund.ExportAsync(year));

        Assert.Equal(code, error.StatusCode);
        Assert.Contains(reason, Encoding.Latin1.GetString(error.Trailers.GetValueBytes("grpc-status-details-bin")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_may_not_export()
    {
        var forbund = await LedgerForbund.NewAsync();
        using var call = forbund.As("styrelse").ExportSie(new ExportSieRequest { Forbund = forbund.Slug, FiscalYear = "2017" });

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.PermissionDenied, error.StatusCode);
    }
}
