using System.Text;
using Finsam.Ledger.V1;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class JournalTests
{
    [Fact]
    public async Task The_grundbok_has_every_posting_in_the_order_it_entered_the_books_with_its_links()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.PostAsync(300, date: "2017-06-01");
        var wrong = await forbund.PostAsync(200, date: "2017-02-01");
        await forbund.PostAsync(100, date: "2017-12-31");
        await forbund.CorrectAsync(wrong.VoucherId, "2017-06-30", rebookOre: 250);

        var (entries, totals) = await JournalAsync(forbund, "2017-02-01", "2017-06-30");
        Assert.Equal([1, 2, 4, 5], entries.Select(entry => entry.Voucher.VoucherId));
        Assert.Equal(["2017-06-01", "2017-02-01", "2017-06-30", "2017-06-30"], entries.Select(entry => entry.Date));
        Assert.Equal([0, 0, 2, 2], entries.Select(entry => entry.CorrectedId));
        Assert.Equal([0, 4, 0, 0], entries.Select(entry => entry.ReversalId));
        Assert.Equal(("B", "2", "test:ekonom", 1),
            (entries[1].Voucher.Series, entries[1].Voucher.Number, entries[1].PostedBy, entries[1].FirstRowNo));
        Assert.Equal([("1930", 200L), ("3010", -200L)], entries[1].Postings.Select(posting => (posting.Account, posting.AmountOre)));
        Assert.Equal((4, 8, 950, 950), (totals.Parts, totals.Postings, totals.DebitOre, totals.CreditOre));
    }

    [Fact]
    public async Task The_huvudbok_goes_from_opening_to_closing_balance_account_by_account()
    {
        var books = await YearEndBooks.NewAsync();
        await books.Forbund.PostAsync(100, date: "2017-03-31");
        await books.Forbund.PostAsync(30, date: "2017-05-02");
        await books.Forbund.PostAsync(20, date: "2017-04-01");

        var (parts, totals) = await GeneralLedgerAsync(books.Forbund, "2017-04-01", "2017-06-30");
        Assert.Equal(
            ["1930 Bank 50100 50150", "2091 Balanserad vinst -50000 -50000", "3010 Bidrag -100 -150"],
            parts.Select(part => $"{part.Account} {part.AccountName} {part.OpeningOre} {part.ClosingOre}"));
        Assert.Equal(
            [("2017-04-01", 3L, 20L, 50120L), ("2017-05-02", 2L, 30L, 50150L)],
            parts[0].Rows.Select(row => (row.Date, row.VoucherId, row.AmountOre, row.BalanceOre)));
        Assert.Equal((3, 4, 50, 50), (totals.Parts, totals.Postings, totals.DebitOre, totals.CreditOre));

        var (bank, _) = await GeneralLedgerAsync(books.Forbund, "2017-04-01", "2017-06-30", "1900-1999");
        Assert.Equal("1930", Assert.Single(bank).Account);
    }

    [Fact]
    public async Task Long_accounts_and_vouchers_come_in_parts_that_fit_together()
    {
        const int Rows = 700;
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var request = new PostVoucherRequest { RequestId = "lång", Forbund = forbund.Slug, Series = "A", Date = "2017-06-01", Text = "Lång" };
        for (var i = 1; i <= Rows; i++)
        {
            request.Postings.Add(new Posting { Account = "1930", AmountOre = i });
            request.Postings.Add(new Posting { Account = "3010", AmountOre = -i });
        }

        await forbund.Client.PostVoucherAsync(request);
        var (entries, totals) = await JournalAsync(forbund, "2017-01-01", "2017-12-31");
        Assert.Equal([1, 501, 1001], entries.Select(entry => entry.FirstRowNo));
        Assert.Equal((1, 2 * Rows), (totals.Parts, totals.Postings));

        var (parts, sums) = await GeneralLedgerAsync(forbund, "2017-01-01", "2017-12-31");
        Assert.Equal([(false, true), (true, false), (false, true), (true, false)], parts.Select(part => (part.Continued, part.Continues)));
        Assert.Equal(parts[0].ClosingOre, parts[1].OpeningOre);
        Assert.Equal((2, Rows * (Rows + 1) / 2, 0), (sums.Parts, sums.DebitOre, parts[1].ClosingOre + parts[3].ClosingOre));
    }

    [Theory]
    [InlineData("2017-02-30", "2017-12-31", "", "DATE_MALFORMED")]
    [InlineData("2017-03-01", "2017-02-01", "", "SPAN_INVALID")]
    [InlineData("2016-12-31", "2017-01-31", "", "DATE_OUTSIDE_FISCAL_YEAR")]
    [InlineData("2017-01-01", "2017-01-31", "19xx", "ACCOUNTS_MALFORMED")]
    public async Task A_huvudbok_that_cannot_be_made_is_refused(string from, string to, string accounts, string reason)
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var refusal = await LedgerForbund.RefusalAsync(
            GeneralLedgerAsync(forbund, from, to, accounts.Length == 0 ? [] : [accounts]));
        Assert.Equal(reason, refusal.Reason);
    }

    [Fact]
    public async Task The_files_open_in_a_swedish_excel()
    {
        var books = await YearEndBooks.NewAsync();
        await books.Forbund.Client.PostVoucherAsync(new PostVoucherRequest
        {
            RequestId = "text",
            Forbund = books.Forbund.Slug,
            Series = "A",
            Date = "2017-06-01",
            Text = "=HYPERLINK(\"http://x\";\"Å\")",
            Postings = { new Posting { Account = "1930", AmountOre = 1_234_50 }, new Posting { Account = "3010", AmountOre = -1_234_50 } },
        });
        var journal = await JournalFileAsync(books.Forbund);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), journal[..3]);
        var lines = Encoding.UTF8.GetString(journal[3..]).Split("\r\n");
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("Registreringsordning;Serie;Nummer;", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("1;A;1;2017-06-01;\"'=HYPERLINK(\"\"http://x\"\";\"\"Å\"\")\";;;20", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(";2017-06-01;1930;Bank;;;;;1234,50;", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(";3010;Bidrag;;;;;;1234,50", lines[2], StringComparison.Ordinal);

        var ledger = Encoding.UTF8.GetString((await GeneralLedgerFileAsync(books.Forbund))[3..]).Split("\r\n");
        Assert.Equal("1930;Bank;2017-01-01;;;;Ingående balans;;;;;500,00", ledger[1]);
        Assert.EndsWith(";1234,50;;1734,50", ledger[2], StringComparison.Ordinal);
        Assert.Equal("1930;Bank;2017-12-31;;;;Utgående balans;;;;;1734,50", ledger[3]);
        Assert.Equal("2091;Balanserad vinst;2017-12-31;;;;Utgående balans;;;;;-500,00", ledger[5]);
    }

    [Fact]
    public async Task The_files_are_downloaded_over_http()
    {
        var books = await YearEndBooks.NewAsync();
        await books.Forbund.PostAsync(100);
        var stack = await TestHost.TestStack.Shared;
        using var http = stack.Http(stack.Token("revisor", books.Forbund.Slug));
        foreach (var (path, name) in new[] { ("journal", "grundbok"), ("general-ledger", "huvudbok") })
        {
            using var file = await http.GetAsync($"/v1/ledger/{books.Forbund.Slug}/{path}.csv?from=2017-01-01&to=2017-12-31");
            Assert.Equal("text/csv", file.Content.Headers.ContentType?.MediaType);
            Assert.Contains(
                $"{books.Forbund.Slug}-{name}-2017-01-01-2017-12-31.csv", file.Content.Headers.ContentDisposition!.FileName!, StringComparison.Ordinal);
            Assert.Equal(Encoding.UTF8.Preamble.ToArray(), (await file.Content.ReadAsByteArrayAsync())[..3]);
            var lines = await http.GetStringAsync($"/v1/ledger/{books.Forbund.Slug}/{path}?from=2017-01-01&to=2017-12-31");
            Assert.Contains("\"totals\"", lines.Trim().Split('\n')[^1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_voucher_without_rows_is_in_the_grundbok()
    {
        var forbund = await LedgerForbund.NewAsync();
        Assert.NotNull((await forbund.ImportAsync(LedgerForbund.Year("#VER A 1 20170301 \"Tom\"\n{\n}\n"))).Summary);
        var (entries, _) = await JournalAsync(forbund, "2017-03-01", "2017-03-31");
        Assert.Equal(("Tom", 0), (Assert.Single(entries).Text, entries[0].Postings.Count));
        Assert.Contains("Tom", Encoding.UTF8.GetString(await JournalFileAsync(forbund)), StringComparison.Ordinal);
    }

    private static JournalService.JournalServiceClient Client(LedgerForbund forbund) => new(forbund.Invoker("revisor"));

    private static async Task<(List<JournalEntry> Entries, JournalTotals Totals)> JournalAsync(LedgerForbund forbund, string from, string to)
    {
        using var call = Client(forbund).ExportJournal(new ExportJournalRequest { Forbund = forbund.Slug, From = from, To = to });
        var steps = await call.ResponseStream.ReadAllAsync().ToListAsync();
        return ([.. steps[..^1].Select(step => step.Entry)], steps[^1].Totals);
    }

    private static async Task<(List<GeneralLedgerPart> Parts, JournalTotals Totals)> GeneralLedgerAsync(
        LedgerForbund forbund, string from, string to, params string[] accounts)
    {
        using var call = Client(forbund).ExportGeneralLedger(
            new ExportGeneralLedgerRequest { Forbund = forbund.Slug, From = from, To = to, Accounts = { accounts } });
        var steps = await call.ResponseStream.ReadAllAsync().ToListAsync();
        return ([.. steps[..^1].Select(step => step.Part)], steps[^1].Totals);
    }

    private static async Task<byte[]> JournalFileAsync(LedgerForbund forbund)
    {
        using var call = Client(forbund).ExportJournalCsv(
            new ExportJournalCsvRequest { Forbund = forbund.Slug, From = "2017-01-01", To = "2017-12-31" });
        return [.. (await call.ResponseStream.ReadAllAsync().ToListAsync()).SelectMany(step => step.Chunk)];
    }

    private static async Task<byte[]> GeneralLedgerFileAsync(LedgerForbund forbund)
    {
        using var call = Client(forbund).ExportGeneralLedgerCsv(
            new ExportGeneralLedgerCsvRequest { Forbund = forbund.Slug, From = "2017-01-01", To = "2017-12-31" });
        return [.. (await call.ResponseStream.ReadAllAsync().ToListAsync()).SelectMany(step => step.Chunk)];
    }
}
