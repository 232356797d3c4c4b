using System.Net.Http.Json;
using System.Text.Json;
using Finsam.Ledger.V1;
using Finsam.TestHost;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class DraftTests
{
    [Fact]
    public async Task A_draft_may_be_unbalanced_and_tells_what_keeps_it_from_being_posted()
    {
        var forbund = await NewAsync();
        var draft = await CreateAsync(forbund, new DraftContent
        {
            Series = "A",
            Date = "2019-02-01",
            Postings = { new Posting { Account = "1930", AmountOre = 100 }, new Posting { Account = "9999", Project = "x", AmountOre = -30 } },
        });
        Assert.Equal(70, draft.DifferenceOre);
        Assert.Equal(
            ["VOUCHER_UNBALANCED", "DATE_OUTSIDE_FISCAL_YEAR", "ACCOUNT_UNKNOWN", "PROJECT_UNKNOWN"],
            draft.Problems.Select(problem => problem.Reason));
        Assert.Equal("postings[1].account", draft.Problems[2].Field);
        Assert.Equal((0, 1), (await forbund.CountAsync("voucher"), await forbund.CountAsync("voucher_draft")));
        Assert.Equal(draft, (await Client(forbund).GetDraftAsync(new GetDraftRequest { Forbund = forbund.Slug, DraftId = draft.DraftId })).Draft);

        Assert.Equal("VOUCHER_UNBALANCED", (await LedgerForbund.RefusalAsync(PostAsync(forbund, draft.DraftId))).Reason);
        Assert.Equal(1, await forbund.CountAsync("voucher_draft"));
    }

    [Fact]
    public async Task A_draft_gets_its_number_when_it_is_posted_once()
    {
        var forbund = await NewAsync();
        await forbund.PostAsync(100);
        var draft = await CreateAsync(forbund, Balanced(200));
        await forbund.PostAsync(300);
        Assert.Empty(draft.Problems);

        var posted = await PostAsync(forbund, draft.DraftId, "bokför");
        Assert.Equal(("B", "3", 3), (posted.Voucher.Series, posted.Voucher.Number, posted.Voucher.VoucherId));
        Assert.Equal(posted, await PostAsync(forbund, draft.DraftId, "bokför"));
        Assert.Equal((StatusCode.NotFound, "DRAFT_UNKNOWN"), await LedgerForbund.RefusalAsync(PostAsync(forbund, draft.DraftId)));
        Assert.Equal((3, 0), (await forbund.CountAsync("voucher"), await forbund.CountAsync("voucher_draft")));
        Assert.Equal("Motparten", (await forbund.VoucherAsync(3)).Counterparty);
        Assert.True((await forbund.VerifyAsync()).Intact);
    }

    [Fact]
    public async Task A_change_that_another_one_came_before_is_refused()
    {
        var forbund = await NewAsync();
        var draft = await CreateAsync(forbund, Balanced(100));
        var changed = await UpdateAsync(forbund, draft.DraftId, Balanced(200), draft.Etag);
        Assert.NotEqual(draft.Etag, changed.Etag);
        Assert.Equal(200, changed.Content.Postings[0].AmountOre);
        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), await LedgerForbund.RefusalAsync(UpdateAsync(forbund, draft.DraftId, Balanced(300), draft.Etag)));
        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), await LedgerForbund.RefusalAsync(PostAsync(forbund, draft.DraftId, etag: draft.Etag)));
        await UpdateAsync(forbund, draft.DraftId, Balanced(400), "");
    }

    [Fact]
    public async Task Drafts_are_listed_by_page_and_thrown_away()
    {
        var forbund = await NewAsync();
        var ids = new List<long>();
        for (var i = 1; i <= 3; i++)
        {
            ids.Add((await CreateAsync(forbund, Balanced(i))).DraftId);
        }

        var first = await Client(forbund).ListDraftsAsync(new ListDraftsRequest { Forbund = forbund.Slug, PageSize = 2 });
        var second = await Client(forbund).ListDraftsAsync(
            new ListDraftsRequest { Forbund = forbund.Slug, PageSize = 2, PageToken = first.NextPageToken });
        Assert.Equal(ids, first.Drafts.Concat(second.Drafts).Select(draft => draft.DraftId));
        Assert.Equal("", second.NextPageToken);

        var delete = new DeleteDraftRequest { RequestId = "bort", Forbund = forbund.Slug, DraftId = ids[1] };
        await Client(forbund).DeleteDraftAsync(delete);
        await Client(forbund).DeleteDraftAsync(delete);
        Assert.Equal(2, (await Client(forbund).ListDraftsAsync(new ListDraftsRequest { Forbund = forbund.Slug })).Drafts.Count);
        Assert.Equal(
            "PAGE_TOKEN_INVALID",
            (await LedgerForbund.RefusalAsync(Client(forbund).ListDraftsAsync(
                new ListDraftsRequest { Forbund = forbund.Slug, PageToken = "x" }).ResponseAsync)).Reason);
    }

    [Fact]
    public async Task A_locked_period_is_a_problem_of_the_draft()
    {
        var forbund = await NewAsync();
        var draft = await CreateAsync(forbund, Balanced(100));
        await forbund.LockAsync("2017-12-31");
        var now = (await Client(forbund).GetDraftAsync(new GetDraftRequest { Forbund = forbund.Slug, DraftId = draft.DraftId })).Draft;
        Assert.Equal("PERIOD_LOCKED", Assert.Single(now.Problems).Reason);
        Assert.Equal("PERIOD_LOCKED", (await LedgerForbund.RefusalAsync(PostAsync(forbund, draft.DraftId))).Reason);
    }

    [Fact]
    public async Task Drafts_are_kept_and_posted_over_http()
    {
        var forbund = await NewAsync();
        var stack = await TestStack.Shared;
        using var http = stack.Http(stack.Token("ekonom", forbund.Slug));
        var drafts = $"/v1/ledger/{forbund.Slug}/drafts";
        using var created = await http.PostAsJsonAsync(drafts, new { requestId = "a", content = new { series = "A", date = "2017-06-01" } });
        var draft = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("draft");
        var path = $"{drafts}/{draft.GetProperty("draftId").GetString()}";
        var content = new
        {
            series = "A",
            date = "2017-06-01",
            text = "Prov",
            postings = new[] { new { account = "1930", amountOre = "5" }, new { account = "3010", amountOre = "-5" } },
        };
        using var changed = await http.PutAsJsonAsync(path, new { requestId = "b", content, etag = draft.GetProperty("etag").GetString() });
        Assert.True(changed.IsSuccessStatusCode);
        using var posted = await http.PostAsJsonAsync($"{path}:post", new { requestId = "c" });
        Assert.Equal("1", (await posted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("voucher").GetProperty("number").GetString());
        using var gone = await http.DeleteAsync($"{path}?requestId=d");
        Assert.Equal("DRAFT_UNKNOWN", (await gone.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString());
    }

    private static async Task<LedgerForbund> NewAsync()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        return forbund;
    }

    private static DraftService.DraftServiceClient Client(LedgerForbund forbund) => new(forbund.Invoker());

    private static DraftContent Balanced(long amountOre) => new()
    {
        Series = "B",
        Date = "2017-06-01",
        Text = "Utkast",
        Counterparty = "Motparten",
        Postings = { new Posting { Account = "1930", AmountOre = amountOre }, new Posting { Account = "3010", AmountOre = -amountOre } },
    };

    private static async Task<Draft> CreateAsync(LedgerForbund forbund, DraftContent content) => (await Client(forbund).CreateDraftAsync(
        new CreateDraftRequest { RequestId = Guid.NewGuid().ToString(), Forbund = forbund.Slug, Content = content })).Draft;

    private static async Task<Draft> UpdateAsync(LedgerForbund forbund, long draftId, DraftContent content, string etag) =>
        (await Client(forbund).UpdateDraftAsync(new UpdateDraftRequest
        {
            RequestId = Guid.NewGuid().ToString(), Forbund = forbund.Slug, DraftId = draftId, Content = content, Etag = etag,
        })).Draft;

    private static Task<PostDraftResponse> PostAsync(LedgerForbund forbund, long draftId, string? requestId = null, string etag = "") =>
        Client(forbund).PostDraftAsync(new PostDraftRequest
        {
            RequestId = requestId ?? Guid.NewGuid().ToString(), Forbund = forbund.Slug, DraftId = draftId, Etag = etag,
        }).ResponseAsync;
}
