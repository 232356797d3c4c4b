using Finsam.Ledger.V1;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class ImportSieTests
{
    [Fact]
    public async Task A_faulty_file_is_refused_with_line_numbers_and_nothing_of_it_is_posted()
    {
        var forbund = await LedgerForbund.NewAsync();

        var answer = await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher() + """
            #VER A 2 20170302 "Fel"
            {
            #TRANS 1930 {} 100.00
            #TRANS 3010 {} -99.00
            }
            #VER A 3 20180101 "Fel år"
            {
            #TRANS 1930 {} 1.005
            #TRANS 9999 {} -1.00
            }
            """));

        Assert.Equal(
            [
                (14, "SIE_VOUCHER_UNBALANCED"),
                (19, "SIE_DATE_OUTSIDE_FISCAL_YEAR"),
                (21, "SIE_AMOUNT_TOO_MANY_DECIMALS"),
                (22, "SIE_ACCOUNT_UNDECLARED"),
            ],
            answer.Refusal.Problems.Select(problem => (problem.Line, problem.Reason)));
        Assert.Equal(4, answer.Refusal.ProblemCount);
        foreach (var table in new[] { "voucher", "posting", "account", "fiscal_year", "sie_import" })
        {
            Assert.Equal(0, await forbund.CountAsync(table));
        }
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var forbund = await LedgerForbund.NewAsync();
        var file = LedgerForbund.Year(Sie.SieText.Voucher());

        var first = await forbund.ImportAsync(file, "import-1");
        var again = await forbund.ImportAsync(file);
        var replayed = await forbund.ImportAsync(file, "import-1");

        Assert.Equal((1, 2, false), (first.Summary.VouchersPosted, first.Summary.Postings, first.Summary.AlreadyImported));
        Assert.Equal((0, 1, true), (again.Summary.VouchersPosted, again.Summary.VouchersUnchanged, again.Summary.AlreadyImported));
        Assert.Equal(first, replayed);
        Assert.Equal(1, await forbund.CountAsync("voucher"));
        Assert.Equal(2, await forbund.CountAsync("posting"));
    }

    [Fact]
    public async Task A_later_file_of_the_year_posts_only_what_is_new()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher()));

        var later = await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher() + Sie.SieText.Voucher(number: "2")));

        Assert.Equal((1, 1), (later.Summary.VouchersPosted, later.Summary.VouchersUnchanged));
        Assert.Empty(await forbund.BrokenLinksAsync());
    }

    [Fact]
    public async Task A_file_that_contradicts_the_books_is_refused()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher()));

        var answer = await forbund.ImportAsync(LedgerForbund.Year(
            Sie.SieText.Voucher(amount: "101.00") + Sie.SieText.Voucher(number: "2"), openings: "#IB 0 1930 5.00"));

        Assert.Equal(
            [(9, "SIE_VOUCHER_DIFFERS")], answer.Refusal.Problems.Select(problem => (problem.Line, problem.Reason)));
        Assert.Equal(1, await forbund.CountAsync("voucher"));
        Assert.Equal(0, await forbund.CountAsync("opening_balance_version"));
    }

    [Fact]
    public async Task What_a_voucher_has_otherwise_than_the_booked_one_is_named_but_no_text_is_told()
    {
        const string Head = "#VER A 1 20170301 \"Hemligt\"\n{\n#TRANS 1930 {} 10.00\n#TRANS 3010 {6 \"301\"} -10.00";
        const string Changed = "#VER A 1 20170302 \"Annat\"\n{\n#TRANS 3010 {} 12.00 20170302 \"Ny\"\n";
        var forbund = await LedgerForbund.NewAsync();
        await forbund.ImportAsync(LedgerForbund.Year(Head + "\n}\n"));

        var longer = await forbund.ImportAsync(LedgerForbund.Year(Changed + "#TRANS 3010 {} -10.00 20170301\n#TRANS 1930 {} -2.00\n}\n"));
        var shorter = await forbund.ImportAsync(LedgerForbund.Year("#VER A 1 20170301 \"Hemligt\"\n{\n}\n"));

        Assert.Equal(
            "Verifikation A 1 är redan bokförd med annat innehåll: datum 2017-03-02 i stället för 2017-03-01; annan text; "
            + "rad 1: konto 3010 i stället för 1930, belopp 12,00 kr i stället för 10,00 kr, datum 2017-03-02 i stället för 2017-03-01, annan text; "
            + "rad 2: objekt {} i stället för {6 301}; rad 3 är ny: konto 1930, -2,00 kr.",
            Plain(Assert.Single(longer.Refusal.Problems).Message));
        Assert.EndsWith(
            ": rad 1 saknas: konto 1930, 10,00 kr; rad 2 saknas: konto 3010, -10,00 kr.", Plain(Assert.Single(shorter.Refusal.Problems).Message),
            StringComparison.Ordinal);

        static string Plain(string message) => message.Replace('\u2212', '-').Replace('\u00A0', ' ');
    }

    [Fact]
    public async Task A_later_file_replaces_the_opening_balances_and_what_stood_before_is_kept()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.ImportAsync(LedgerForbund.Year("", openings: "#IB 0 1930 5.00\n#IB 0 2091 -5.00"));

        var final = await forbund.ImportAsync(LedgerForbund.Year("", openings: "#IB 0 1930 7.00\n#IB 0 2092 -7.00"));

        var warnings = final.Summary.Warnings.Where(warning => warning.Reason == "SIE_OPENING_BALANCE_REPLACED").ToList();
        Assert.Equal([(0, "2091"), (8, "1930"), (9, "2092")], warnings.Select(warning => (warning.Line, warning.Message.Split(' ')[4])));
        Assert.Contains("var 5,00 kr och är nu 7,00 kr", warnings[1].Message, StringComparison.Ordinal);
        Assert.Equal(2, await forbund.CountAsync("opening_balance"));
        Assert.Equal(3, await forbund.CountAsync("opening_balance_version"));
        Assert.Equal(2, await forbund.PositionAsync());
        Assert.Equal("2017-01-01–2017-12-31", await forbund.ToldAsync(2));
    }

    [Fact]
    public async Task What_changes_no_figure_is_not_told_and_balances_of_the_year_before_are()
    {
        const string Before = "#IB 0 1930 5.00\n#RAR -1 20160101 20161231\n#UB -1 1930 5.00\n#RES -1 3010 ";
        var forbund = await LedgerForbund.NewAsync();
        await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher(), Before + "-5.00"));

        var same = await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher(), Before + "-5.00\n#GEN 20180301"));
        Assert.False(same.Summary.AlreadyImported);
        Assert.Equal(1, await forbund.PositionAsync());

        await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher(), Before + "-6.00"));
        Assert.Equal(2, await forbund.PositionAsync());
        Assert.Equal("2016-01-01–2016-12-31", await forbund.ToldAsync(2));
    }

    [Fact]
    public async Task Vouchers_without_numbers_get_the_next_of_their_series_and_are_not_posted_twice()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher(number: "7")));
        var import = Sie.SieText.Voucher(number: "\"\"", amount: "1.00") + Sie.SieText.Voucher(number: "0", amount: "2.00");

        var first = await forbund.ImportAsync(LedgerForbund.Year(import));
        var again = await forbund.ImportAsync(LedgerForbund.Year(import + Sie.SieText.Voucher(number: "\"\"", amount: "1.00")));

        Assert.Equal(2, first.Summary.VouchersPosted);
        Assert.Equal((1, 2), (again.Summary.VouchersPosted, again.Summary.VouchersUnchanged));
        var numbers = await forbund.Client.ListPostingsAsync(new ListPostingsRequest
        {
            Forbund = forbund.Slug, From = "2017-01-01", To = "2017-12-31", Accounts = { "1930" },
        });
        Assert.Equal(["7", "8", "9", "10"], numbers.Postings.Select(posting => posting.Number));
    }

    [Fact]
    public async Task An_opening_balance_that_is_not_the_last_closing_balance_is_told()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher()));

        var next = await forbund.ImportAsync(Sie.SieText.Cp437(
            "#FORMAT PC8\n#SIETYP 4\n#RAR 0 20180101 20181231\n#KONTO 1930 \"Bank\"\n"
            + "#KONTO 2091 \"Kapital\"\n#IB 0 1930 90\n#IB 0 2091 -90\n"));

        var warning = next.Summary.Warnings.First(warning => warning.Message.Contains("1930", StringComparison.Ordinal));
        Assert.Equal("SIE_CONTINUITY_BROKEN", warning.Reason);
        Assert.Contains("10,00 kr", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_of_the_books_may_not_import()
    {
        var forbund = await LedgerForbund.NewAsync();
        var stack = await TestHost.TestStack.Shared;
        using var call = stack.Ledger("revisor", forbund.Slug).ImportSie(new ImportSieRequest { RequestId = "r", Forbund = forbund.Slug });

        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.PermissionDenied, error.StatusCode);
    }
}
