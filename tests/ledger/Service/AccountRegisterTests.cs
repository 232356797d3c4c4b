using Finsam.Ledger.Tests.Sie;
using Finsam.Ledger.V1;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class AccountRegisterTests
{
    [Theory]
    [InlineData("bas", "BAS-kontoplanen", "6420", "Ersättningar till revisor")]
    [InlineData("kommun-bas", "Kommun-Bas 13", "4500", "Lämnade bidrag")]
    public async Task A_template_says_what_it_is_and_its_accounts_lie_under_its_headings(string name, string title, string number, string account)
    {
        var forbund = await LedgerForbund.NewAsync();
        var template = await forbund.Registers.GetChartTemplateAsync(new GetChartTemplateRequest { Forbund = forbund.Slug, Template = name });

        Assert.Equal(title, template.Title);
        Assert.True(template.Year > 2000 && template.Source.Length > 0 && template.LeftOut.Length > 0);
        Assert.Equal(account, template.Accounts.Single(each => each.Number == number).Name);
        var headings = template.Headings.Select(heading => heading.Digits).ToHashSet();
        Assert.All(template.Accounts, each => Assert.True(
            headings.Contains(each.Number[..1]) && headings.Contains(each.Number[..2]) && each.Kind is "T" or "S" or "K" or "I", each.Number));
        Assert.Equal(template.Accounts.Select(each => each.Number).Distinct().Order(StringComparer.Ordinal), template.Accounts.Select(each => each.Number));
        Assert.All(template.Accounts, each => Assert.Equal(each.Number[0] switch { '1' => "T", '2' => "S", '3' => "I", _ => each.Kind }, each.Kind));
    }

    [Fact]
    public async Task A_template_adds_what_is_missing_keeps_names_and_is_logged_once()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var request = new ApplyChartTemplateRequest { Forbund = forbund.Slug, Template = "bas", ValidateOnly = true };

        var rehearsed = await forbund.Registers.ApplyChartTemplateAsync(request);
        Assert.Equal(2, await forbund.CountAsync("account"));
        (request.RequestId, request.ValidateOnly) = ("mall", false);
        var applied = await forbund.Registers.ApplyChartTemplateAsync(request);
        Assert.Equal(rehearsed, applied);
        Assert.Equal(("1930", "Bank"), (Assert.Single(applied.Kept).Number, applied.Kept[0].Name));
        Assert.Equal(2 + applied.Created.Count, await forbund.CountAsync("account"));

        request.RequestId = "igen";
        var again = await forbund.Registers.ApplyChartTemplateAsync(request);
        Assert.Empty(again.Created);
        Assert.Equal(applied.Created.Count + applied.Unchanged, again.Unchanged);
        Assert.Single(await forbund.ChangeLogAsync(), change => change.Kind == "CHART_TEMPLATE_APPLIED");
        request = new ApplyChartTemplateRequest { RequestId = "okänd", Forbund = forbund.Slug, Template = "k2" };
        Assert.Equal(
            (StatusCode.NotFound, "TEMPLATE_UNKNOWN"), await LedgerForbund.RefusalAsync(forbund.Registers.ApplyChartTemplateAsync(request).ResponseAsync));
    }

    [Fact]
    public async Task An_account_is_added_renamed_and_closed_and_each_version_stays()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var added = await AddAsync(forbund, "4010", "Insatser", "K");
        Assert.Equal((StatusCode.AlreadyExists, "ACCOUNT_EXISTS"), await LedgerForbund.RefusalAsync(AddAsync(forbund, "4010", "Annat", "K")));

        var renamed = await ChangeAsync(forbund, "4010", change => (change.Etag, change.Name, change.Reason) = (added.Etag, "Köpta insatser", "Tydligare"));
        Assert.True(renamed.Changed);
        var closed = await ChangeAsync(forbund, "4010", change => change.ClosedFrom = "2017-07-01");
        Assert.False((await ChangeAsync(forbund, "4010", change => change.ClosedFrom = "2017-07-01")).Changed);

        var account = await forbund.Registers.GetAccountAsync(new GetAccountRequest { Forbund = forbund.Slug, Number = "4010" });
        Assert.Equal(closed.Account, account.Account);
        Assert.Equal(["Köpta insatser", "Insatser"], account.Earlier.Select(version => version.Account.Name));
        Assert.All(account.Earlier, version => Assert.Equal("test:ekonom", version.EndedBy));
        Assert.Equal(account.Earlier[0].EndedAt, account.Account.ChangedAt);
        var log = (await forbund.ChangeLogAsync()).Where(change => change.Subject == "konto 4010").ToList();
        Assert.Equal(["ACCOUNT_ADDED", "ACCOUNT_CHANGED", "ACCOUNT_CHANGED"], log.Select(change => change.Kind));
        Assert.Equal(("Insatser, typ K", "Köpta insatser, typ K", "Tydligare"), (log[1].Before, log[1].After, log[1].Reason));
        Assert.Equal("Köpta insatser, typ K, stängt från 2017-07-01", log[2].After);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => forbund.ExecuteAsync("delete from account_version where forbund_id = @Slug"));
    }

    [Fact]
    public async Task A_change_that_starts_from_an_older_version_is_told_what_has_changed()
    {
        var forbund = await LedgerForbund.NewAsync();
        var first = await AddAsync(forbund, "4010", "Insatser", "K");
        await ChangeAsync(forbund, "4010", change => change.Name = "Köpta insatser");

        var error = await Assert.ThrowsAsync<RpcException>(
            () => ChangeAsync(forbund, "4010", change => (change.Etag, change.NeedsProject) = (first.Etag, true)));

        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), (error.StatusCode, LedgerForbund.Reason(error)));
        Assert.Contains("”Insatser, typ K” och är nu ”Köpta insatser, typ K”", error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_account_and_a_missing_project_are_refused_on_a_posting_and_told_by_line_on_an_import()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await ChangeAsync(forbund, "1930", change => change.ClosedFrom = "2017-03-01");
        await ChangeAsync(forbund, "3010", change => change.NeedsProject = true);

        await forbund.PostAsync(100, date: "2017-02-28");
        var closed = await LedgerForbund.RefusalAsync(forbund.PostAsync(100, date: "2017-03-01"));
        Assert.Equal((StatusCode.FailedPrecondition, "ACCOUNT_CLOSED"), closed);
        var request = new PostVoucherRequest
        {
            RequestId = "utan projekt", Forbund = forbund.Slug, Series = "B", Date = "2017-02-01", Text = "Prov",
            Postings = { new Posting { Account = "1930", AmountOre = 1 }, new Posting { Account = "3010", AmountOre = -1 } },
        };
        var error = await Assert.ThrowsAsync<RpcException>(() => forbund.Client.PostVoucherAsync(request).ResponseAsync);
        Assert.Equal("PROJECT_REQUIRED", LedgerForbund.Reason(error));
        var field = Google.Rpc.Status.Parser.ParseFrom(error.Trailers.GetValueBytes("grpc-status-details-bin")).Details[1]
            .Unpack<Google.Rpc.BadRequest>().FieldViolations.Single().Field;
        Assert.Equal("postings[1].project", field);

        var imported = await forbund.ImportAsync(LedgerForbund.Year("#VER A 1 20170301\n{\n#TRANS 1930 {} 1\n#TRANS 3010 {} -1\n}\n"));
        Assert.Equal(1, imported.Summary.VouchersPosted);
        var warnings = imported.Summary.Warnings.Where(warning => warning.Reason is "ACCOUNT_CLOSED" or "PROJECT_REQUIRED");
        Assert.Equal([(11, "ACCOUNT_CLOSED"), (12, "PROJECT_REQUIRED")], warnings.Select(warning => (warning.Line, warning.Reason)));
    }

    [Fact]
    public async Task An_account_with_postings_stays_a_balance_account()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await ChangeAsync(forbund, "1930", change => change.Kind = "T");
        await forbund.PostAsync(100);

        var fixedKind = await LedgerForbund.RefusalAsync(ChangeAsync(forbund, "1930", change => change.Kind = "K"));
        Assert.Equal((StatusCode.FailedPrecondition, "ACCOUNT_KIND_FIXED"), fixedKind);
        Assert.Equal("S", (await ChangeAsync(forbund, "1930", change => change.Kind = "S")).Account.Kind);
    }

    [Fact]
    public async Task The_chart_is_listed_by_page_with_balances_as_the_statements_have_them()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.ImportAsync(LedgerForbund.Year("", openings: "#IB 0 1930 5.00\n#IB 0 2091 -5.00"));
        await forbund.PostAsync(100, date: "2017-03-01");
        await forbund.PostAsync(30, date: "2017-03-02");
        await ChangeAsync(forbund, "3010", change => change.ClosedFrom = "2017-06-01");
        var request = new ListAccountsRequest { Forbund = forbund.Slug, PageSize = 2, BalanceOn = "2017-03-01" };

        var first = await forbund.Registers.ListAccountsAsync(request);
        request.PageToken = first.NextPageToken;
        var second = await forbund.Registers.ListAccountsAsync(request);

        Assert.Equal(
            [("1930", 600), ("2091", -500), ("3010", -100)],
            first.Accounts.Concat(second.Accounts).Select(account => (account.Number, account.BalanceOre)));
        Assert.Equal(("", "2017-01-01"), (second.NextPageToken, second.FiscalYear.From));
        request = new ListAccountsRequest { Forbund = forbund.Slug, OpenOn = "2017-06-01", Accounts = { "1900-3999" } };
        var open = await forbund.Registers.ListAccountsAsync(request);
        Assert.Equal(["1930", "2091"], open.Accounts.Select(account => account.Number));
        Assert.All(open.Accounts, account => Assert.False(account.HasBalanceOre));
        request = new ListAccountsRequest { Forbund = forbund.Slug, BalanceOn = "2019-01-01" };
        Assert.Equal("DATE_OUTSIDE_FISCAL_YEAR", (await LedgerForbund.RefusalAsync(forbund.Registers.ListAccountsAsync(request).ResponseAsync)).Reason);
    }

    [Fact]
    public async Task An_import_that_changes_the_chart_is_one_entry_of_the_log_with_counts()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.ImportAsync(SieText.Cp437(
            "#FORMAT PC8\n#SIETYP 4\n#RAR 0 20180101 20181231\n#KONTO 1930 \"Banken\"\n#KONTO 2091 \"Kapital\"\n#IB 0 1930 0\n"));
        await forbund.ImportAsync(SieText.Cp437(
            "#FORMAT PC8\n#SIETYP 4\n#RAR 0 20180101 20181231\n#KONTO 1930 \"Banken\"\n#IB 0 1930 1\n#IB 0 2091 -1\n"));

        var log = await forbund.ChangeLogAsync();
        Assert.Equal(["REGISTERS_IMPORTED", "REGISTERS_IMPORTED"], log.Select(change => change.Kind));
        Assert.Equal(("2 konton, 1 objekt", "3 konton: 1 nya, 1 ändrade; 1 objekt: 0 nya, 0 ändrade"), (log[1].Before, log[1].After));
        Assert.StartsWith("SIE-fil ", log[1].Reason, StringComparison.Ordinal);
        var earlier = (await forbund.Registers.GetAccountAsync(new GetAccountRequest { Forbund = forbund.Slug, Number = "1930" })).Earlier;
        Assert.Equal("Bank", Assert.Single(earlier).Account.Name);
    }

    [Theory]
    [InlineData("12 34", "Namn", "K", "ACCOUNT_NUMBER_INVALID")]
    [InlineData("12345678901", "Namn", "K", "ACCOUNT_NUMBER_INVALID")]
    [InlineData("4010", "", "K", "TEXT_INVALID")]
    [InlineData("4010", "Namn", "X", "ACCOUNT_KIND_UNKNOWN")]
    public async Task What_is_no_account_is_refused(string number, string name, string kind, string reason)
    {
        var forbund = await LedgerForbund.NewAsync();
        Assert.Equal((StatusCode.InvalidArgument, reason), await LedgerForbund.RefusalAsync(AddAsync(forbund, number, name, kind)));
    }

    [Fact]
    public async Task An_auditor_reads_the_chart_and_changes_nothing()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var auditor = (await TestHost.TestStack.Shared).Registers("revisor", forbund.Slug);
        Assert.Equal(2, (await auditor.ListAccountsAsync(new ListAccountsRequest { Forbund = forbund.Slug })).Accounts.Count);
        var request = new ChangeAccountRequest { RequestId = "r", Forbund = forbund.Slug, Number = "1930", Name = "Annat" };
        Assert.Equal(StatusCode.PermissionDenied, (await LedgerForbund.RefusalAsync(auditor.ChangeAccountAsync(request).ResponseAsync)).Code);
    }

    private static async Task<Account> AddAsync(LedgerForbund forbund, string number, string name, string kind) =>
        (await forbund.Registers.AddAccountAsync(new AddAccountRequest
        {
            RequestId = Guid.NewGuid().ToString(), Forbund = forbund.Slug, Number = number, Name = name, Kind = kind,
        })).Account;

    private static Task<ChangeAccountResponse> ChangeAsync(LedgerForbund forbund, string number, Action<ChangeAccountRequest> change)
    {
        var request = new ChangeAccountRequest { RequestId = Guid.NewGuid().ToString(), Forbund = forbund.Slug, Number = number };
        change(request);
        return forbund.Registers.ChangeAccountAsync(request).ResponseAsync;
    }
}
