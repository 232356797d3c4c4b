using System.Net.Http.Json;
using System.Text.Json;
using Finsam.Ledger.V1;
using Finsam.TestHost;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class FundingTests
{
    [Fact]
    public async Task A_requisition_is_submitted_prepared_approved_and_posted_and_the_grant_follows()
    {
        var forbund = await FundingForbund.NewAsync();
        await forbund.DecideAsync(90_000);
        await forbund.DecideAsync(10_000);
        var submitted = await forbund.SubmitAsync(25_000);
        Assert.Equal((1, 75_000), (submitted.Requisition.RequisitionNo, submitted.RemainingOre));
        await forbund.SubmitAsync(5_000);
        var prepared = await forbund.PrepareAsync(1, "5010", etag: submitted.Requisition.Etag);
        Assert.Equal(RequisitionStatus.Prepared, prepared.Status);
        var approved = await forbund.ApproveAsync(1, "2017-04-10", prepared.Etag);

        Assert.Equal(
            [RequisitionStatus.Submitted, RequisitionStatus.Prepared, RequisitionStatus.Approved], approved.Steps.Select(step => step.Status));
        Assert.Equal(["test:insatsansvarig", "test:ekonom", "test:forbundschef"], approved.Steps.Select(step => step.TakenBy));
        var voucher = await forbund.Books.VoucherAsync(approved.Steps[2].VoucherId);
        Assert.Equal("2017-04-10", voucher.Date);
        Assert.Equal(
            [("5010", "301", 25_000), ("1930", "", -25_000)], voucher.Postings.Select(row => (row.Account, row.Project, row.AmountOre)));
        var grant = await forbund.GrantAsync();
        Assert.Equal((100_000, 5_000, 25_000, 70_000), (grant.GrantedOre, grant.RequestedOre, grant.ApprovedOre, grant.RemainingOre));
        Assert.Equal([90_000, 10_000], grant.Decisions.Select(decision => decision.AmountOre));
        var table = (await forbund.Office.ComputeGrantsAsync(new ComputeGrantsRequest { Forbund = forbund.Books.Slug, Year = 2017 })).Table;
        Assert.Equal(["301", "Totalt"], table.Rows.Select(row => row.Label));
        Assert.Equal([100_000L, 5_000L, 25_000L, 70_000L], table.Rows[1].Cells.Select(cell => cell.AmountOre));
        Assert.Equal(
            ["GRANT_DECIDED", "GRANT_DECIDED", "REQUISITION_SUBMITTED", "REQUISITION_SUBMITTED", "REQUISITION_PREPARED", "REQUISITION_APPROVED"],
            (await forbund.Books.ChangeLogAsync()).Select(change => change.Kind).Where(kind => kind != "REGISTERS_IMPORTED"));
        Assert.True((await forbund.Books.VerifyAsync()).Intact);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task However_many_draw_at_once_they_never_draw_more_than_was_granted(int seed)
    {
        const long granted = 10_000;
        var forbund = await FundingForbund.NewAsync();
        await forbund.DecideAsync(granted);
        var random = new Random(seed);
        var amounts = Enumerable.Range(0, 40).Select(_ => (long)random.Next(100, 1500)).ToList();
        var drawn = await Task.WhenAll(amounts.Select(async ore =>
        {
            try
            {
                var requisition = (await forbund.SubmitAsync(ore)).Requisition;
                if (requisition.RequisitionNo % 5 == 0)
                {
                    await forbund.WithdrawAsync(requisition.RequisitionNo);
                    return 0;
                }

                return ore;
            }
            catch (RpcException error) when (LedgerForbund.Reason(error) == "GRANT_EXCEEDED")
            {
                return 0;
            }
        }));

        var grant = await forbund.GrantAsync();
        Assert.Equal(drawn.Sum(), grant.RequestedOre);
        Assert.InRange(grant.RequestedOre, 1, granted);
        Assert.Equal(granted, grant.RequestedOre + grant.RemainingOre);
        if (grant.RemainingOre > 0)
        {
            Assert.Equal(0, (await forbund.SubmitAsync(grant.RemainingOre)).RemainingOre);
        }

        Assert.Equal("GRANT_EXCEEDED", (await LedgerForbund.RefusalAsync(forbund.SubmitAsync(1))).Reason);
    }

    [Fact]
    public async Task One_requisition_is_approved_once_however_many_try()
    {
        var forbund = await FundingForbund.NewAsync();
        await forbund.DecideAsync(100);
        await forbund.SubmitAsync(100);
        await forbund.PrepareAsync(1, "5010");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                return (await forbund.ApproveAsync(1, "2017-04-10")).Status.ToString();
            }
            catch (RpcException error)
            {
                return LedgerForbund.Reason(error);
            }
        }));
        Assert.Single(outcomes, "Approved");
        Assert.Equal(7, outcomes.Count(outcome => outcome == "REQUISITION_STATUS_INVALID"));
        Assert.Equal(1, await forbund.Books.CountAsync("voucher"));
    }

    [Fact]
    public async Task What_was_rejected_or_withdrawn_can_be_drawn_again_and_what_was_drawn_is_not_taken_back()
    {
        var forbund = await FundingForbund.NewAsync();
        await forbund.DecideAsync(100);
        await forbund.SubmitAsync(100);
        Assert.Equal("GRANT_BELOW_REQUISITIONS", (await LedgerForbund.RefusalAsync(forbund.DecideAsync(-1))).Reason);
        await forbund.PrepareAsync(1);
        await forbund.RejectAsync(1);
        await forbund.SubmitAsync(100);
        await forbund.WithdrawAsync(2);
        Assert.Equal(100, (await forbund.GrantAsync()).RemainingOre);
        Assert.Equal(0, (await forbund.DecideAsync(-100)).RemainingOre);
        Assert.Equal(0, await forbund.Books.CountAsync("voucher"));
    }

    [Fact]
    public async Task Grants_of_a_loaded_register_are_taken_once_and_a_changed_register_adds_the_difference()
    {
        var forbund = await FundingForbund.NewAsync();
        await forbund.DecideAsync(100);
        await forbund.RegisterAsync(("301", 2000), ("301", 500), ("302", 700));
        var adopted = await forbund.AdoptAsync();
        Assert.Equal([("301", 2500), ("302", 700)], adopted.Select(grant => (grant.Insats, grant.GrantedOre)));
        Assert.Equal([100, 2400], adopted[0].Decisions.Select(decision => decision.AmountOre));
        Assert.Equal(("2016-11-23", "periodregister 2017-01-01–2017-12-31"), (adopted[1].Decisions[0].DecidedOn, adopted[1].Decisions[0].Reference));
        Assert.Empty(await forbund.AdoptAsync());
        await forbund.SubmitAsync(2400);
        await forbund.RegisterAsync(("301", 2450), ("302", 900));
        Assert.Equal([2450, 900], (await forbund.AdoptAsync()).Select(grant => grant.GrantedOre));

        await forbund.RegisterAsync(("302", 1000), ("301", 2399));
        Assert.Equal("GRANT_BELOW_REQUISITIONS", (await LedgerForbund.RefusalAsync(forbund.AdoptAsync())).Reason);
        await forbund.RegisterAsync();
        Assert.Equal("REGISTER_MISSING", (await LedgerForbund.RefusalAsync(forbund.AdoptAsync())).Reason);
        Assert.Equal(2450, (await forbund.GrantAsync()).GrantedOre);
    }

    [Fact]
    public async Task Budget_that_has_been_requisitioned_is_not_moved_away()
    {
        var forbund = await FundingForbund.NewAsync();
        await forbund.Budget.PutOriginalAsync();
        await forbund.DecideAsync(6000);
        await forbund.SubmitAsync(4000);
        Assert.Equal("BUDGET_BELOW_REQUISITIONS", (await LedgerForbund.RefusalAsync(MoveAsync(2001))).Reason);
        await MoveAsync(2000);
        await forbund.WithdrawAsync(1);
        await MoveAsync(4000);

        Task<ReallocateBudgetResponse> MoveAsync(long ore) =>
            forbund.Budget.ReallocateAsync((FundSource.Unspecified, "301", ore), (FundSource.Unspecified, "302", -ore));
    }

    [Fact]
    public async Task Whoever_submitted_or_prepared_a_requisition_does_not_approve_it()
    {
        var forbund = await FundingForbund.NewAsync();
        await forbund.DecideAsync(100);
        await forbund.SubmitAsync(100);
        await forbund.PrepareAsync(1, by: forbund.Leader);
        Assert.Equal((StatusCode.PermissionDenied, "REQUISITION_OWN"), await LedgerForbund.RefusalAsync(forbund.ApproveAsync(1)));
    }

    [Fact]
    public async Task Insatser_draw_on_and_see_their_own_grants_only()
    {
        var forbund = await FundingForbund.NewAsync();
        await forbund.DecideAsync(100);
        await forbund.DecideAsync(200, "302");
        await forbund.SubmitAsync(10);
        var other = forbund.As("insatsansvarig", "302");
        var slug = forbund.Books.Slug;

        Assert.Equal(
            (StatusCode.PermissionDenied, "INSATS_NOT_ASSIGNED"),
            await LedgerForbund.RefusalAsync(other.SubmitRequisitionAsync(forbund.Submission(10)).ResponseAsync));
        Assert.Equal((StatusCode.NotFound, "REQUISITION_UNKNOWN"), await LedgerForbund.RefusalAsync(forbund.WithdrawAsync(1, other)));
        Assert.Empty((await other.ListRequisitionsAsync(new ListRequisitionsRequest { Forbund = slug })).Requisitions);
        Assert.Equal(
            (StatusCode.PermissionDenied, "INSATS_NOT_ASSIGNED"),
            await LedgerForbund.RefusalAsync(other.ListGrantsAsync(new ListGrantsRequest { Forbund = slug, Insats = "301" }).ResponseAsync));
        Assert.Equal("302", (await other.ListGrantsAsync(new ListGrantsRequest { Forbund = slug })).Grants.Single().Insats);
        Assert.Equal(
            StatusCode.PermissionDenied,
            (await LedgerForbund.RefusalAsync(forbund.Office.SubmitRequisitionAsync(forbund.Submission(10)).ResponseAsync)).Code);
        Assert.Equal(
            StatusCode.PermissionDenied,
            (await LedgerForbund.RefusalAsync(forbund.Office.ApproveRequisitionAsync(
                new ApproveRequisitionRequest { RequestId = "egen", Forbund = slug, RequisitionNo = 1 }).ResponseAsync)).Code);
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_by_name()
    {
        var forbund = await FundingForbund.NewAsync();
        Assert.Equal((StatusCode.NotFound, "GRANT_UNKNOWN"), await LedgerForbund.RefusalAsync(forbund.SubmitAsync(10)));
        await forbund.DecideAsync(100);
        Assert.Equal("AMOUNT_NOT_POSITIVE", (await LedgerForbund.RefusalAsync(forbund.SubmitAsync(0))).Reason);
        var request = forbund.Submission(10);
        request.To = "2018-01-31";
        Assert.Equal("SPAN_OUTSIDE_PERIOD", (await LedgerForbund.RefusalAsync(forbund.Owner.SubmitRequisitionAsync(request).ResponseAsync)).Reason);
        Assert.Equal((StatusCode.NotFound, "REQUISITION_UNKNOWN"), await LedgerForbund.RefusalAsync(forbund.PrepareAsync(7)));
        var submitted = (await forbund.SubmitAsync(10)).Requisition;
        Assert.Equal("REQUISITION_STATUS_INVALID", (await LedgerForbund.RefusalAsync(forbund.ApproveAsync(1))).Reason);
        Assert.Equal("ACCOUNT_UNKNOWN", (await LedgerForbund.RefusalAsync(forbund.PrepareAsync(1, "7777"))).Reason);
        Assert.Equal("REASON_MISSING", (await LedgerForbund.RefusalAsync(forbund.RejectAsync(1, " "))).Reason);
        await forbund.PrepareAsync(1, "5010");
        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), await LedgerForbund.RefusalAsync(forbund.ApproveAsync(1, etag: submitted.Etag)));
        Assert.Equal("DATE_MALFORMED", (await LedgerForbund.RefusalAsync(forbund.ApproveAsync(1))).Reason);
        await forbund.Books.LockAsync("2017-04-30");
        Assert.Equal("PERIOD_LOCKED", (await LedgerForbund.RefusalAsync(forbund.ApproveAsync(1, "2017-04-10"))).Reason);
        Assert.Equal(RequisitionStatus.Approved, (await forbund.ApproveAsync(1, "2017-05-02")).Status);
        Assert.Equal("REQUISITION_STATUS_INVALID", (await LedgerForbund.RefusalAsync(forbund.WithdrawAsync(1))).Reason);
    }

    [Fact]
    public async Task Requisitions_are_listed_page_by_page_and_by_status()
    {
        var forbund = await FundingForbund.NewAsync();
        await forbund.DecideAsync(100);
        for (var i = 0; i < 5; i++)
        {
            await forbund.SubmitAsync(10);
        }

        await forbund.PrepareAsync(4);
        var request = new ListRequisitionsRequest { Forbund = forbund.Books.Slug, PageSize = 2 };
        var pages = new List<long[]>();
        do
        {
            var page = await forbund.Owner.ListRequisitionsAsync(request);
            pages.Add([.. page.Requisitions.Select(requisition => requisition.RequisitionNo)]);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal([[1, 2], [3, 4], [5]], pages);
        var waiting = await forbund.Leader.ListRequisitionsAsync(
            new ListRequisitionsRequest { Forbund = forbund.Books.Slug, Status = RequisitionStatus.Prepared });
        Assert.Equal(4, Assert.Single(waiting.Requisitions).RequisitionNo);
    }

    [Fact]
    public async Task A_grant_is_decided_and_drawn_on_over_http()
    {
        var forbund = await FundingForbund.NewAsync();
        var stack = await TestStack.Shared;
        var slug = forbund.Books.Slug;
        using var office = stack.Http(stack.Token("ekonom", slug));
        using var owner = stack.Http(stack.Token("insatsansvarig", slug, "301"));
        using var decided = await office.PostAsJsonAsync(
            $"/v1/ledger/{slug}/grants/301/2017/decisions",
            new { requestId = "beslut", amountOre = "5000", decidedOn = "2016-11-23", reference = "§ 42" });
        Assert.True(decided.IsSuccessStatusCode, await decided.Content.ReadAsStringAsync());
        var requisition = new
        {
            requestId = "rekv", insats = "301", year = 2017, from = "2017-01-01", to = "2017-03-31", amountOre = "6000", text = "Kvartal 1",
        };
        using var refused = await owner.PostAsJsonAsync($"/v1/ledger/{slug}/requisitions", requisition);
        Assert.Equal("GRANT_EXCEEDED", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString());
        using var submitted = await owner.PostAsJsonAsync($"/v1/ledger/{slug}/requisitions", requisition with { amountOre = "2000" });
        Assert.True(submitted.IsSuccessStatusCode, await submitted.Content.ReadAsStringAsync());
        using var withdrawn = await owner.PostAsJsonAsync($"/v1/ledger/{slug}/requisitions/1:withdraw", new { requestId = "åter" });
        Assert.True(withdrawn.IsSuccessStatusCode, await withdrawn.Content.ReadAsStringAsync());
        var grants = await office.GetFromJsonAsync<JsonElement>($"/v1/ledger/{slug}/grants?year=2017");
        Assert.Equal("5000", grants.GetProperty("grants")[0].GetProperty("remainingOre").GetString());
    }
}
