using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Finsam.Ledger.V1;
using Finsam.TestHost;
using Google.Protobuf;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class AttachmentTests
{
    private static readonly byte[] Receipt = Encoding.ASCII.GetBytes("%PDF-1.7 ett kvitto");

    [Fact]
    public async Task A_file_is_attached_to_a_voucher_listed_and_given_back_as_it_was()
    {
        var forbund = await NewAsync();
        var attached = await AttachAsync(forbund, 1, Receipt);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Receipt));
        Assert.Equal(
            (sha256, "kvitto.pdf", "application/pdf", Receipt.Length, "test:ekonom", true),
            (attached.Attachment.ContentSha256, attached.Attachment.FileName, attached.Attachment.MediaType, attached.Attachment.SizeBytes,
                attached.Attachment.AttachedBy, attached.Changed));
        Assert.Equal(attached.Attachment, Assert.Single((await forbund.VoucherAsync(1)).Attachments));

        var (file, first) = await ExportAsync(forbund, sha256);
        Assert.Equal(Receipt, file);
        Assert.Equal(("kvitto.pdf", "application/pdf"), (first.FileName, first.MediaType));
        Assert.Contains(await forbund.ChangeLogAsync(), change => change.Kind == "FILE_ATTACHED" && change.After == $"sha256 {sha256}");
        Assert.True((await forbund.VerifyAsync()).Intact);
    }

    [Fact]
    public async Task The_same_bytes_are_stored_once_and_attached_once()
    {
        var forbund = await NewAsync();
        await forbund.PostAsync(200);
        await AttachAsync(forbund, 1, Receipt);
        await AttachAsync(forbund, 2, Receipt, "annat namn.pdf");
        var again = await AttachAsync(forbund, 1, Receipt, "tredje namn.pdf");
        Assert.Equal((false, "kvitto.pdf"), (again.Changed, again.Attachment.FileName));
        Assert.Equal((1, 2), (await forbund.CountAsync("attachment_content"), await forbund.CountAsync("voucher_attachment")));
    }

    [Fact]
    public async Task A_vouchers_files_are_neither_changed_nor_taken_away_and_verifying_finds_one_that_was()
    {
        var forbund = await NewAsync();
        await AttachAsync(forbund, 1, Receipt);
        foreach (var sql in new[]
        {
            "delete from voucher_attachment where forbund_id = @Slug", "delete from attachment_content where forbund_id = @Slug",
            "update attachment_content set content = 'x' where forbund_id = @Slug",
        })
        {
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => forbund.ExecuteAsync(sql));
        }

        await forbund.TamperAsync("attachment_content", "update attachment_content set content = content || 'x' where true");
        var fault = (await forbund.VerifyAsync()).Fault;
        Assert.Equal(("ATTACHMENT_DIFFERS", 1, "B", "1"), (fault.Reason, fault.VoucherId, fault.Series, fault.Number));
    }

    [Fact]
    public async Task A_file_that_is_taken_from_a_draft_while_others_attach_it_is_theirs()
    {
        var forbund = await NewAsync();
        var drafts = new DraftService.DraftServiceClient(forbund.Invoker());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async caller =>
        {
            for (var i = 0; i < 5; i++)
            {
                var draft = (await drafts.CreateDraftAsync(
                    new CreateDraftRequest { RequestId = $"{caller}-{i}", Forbund = forbund.Slug })).Draft.DraftId;
                await Client(forbund).AttachToDraftAsync(new AttachToDraftRequest
                {
                    RequestId = $"fil {caller}-{i}",
                    Forbund = forbund.Slug,
                    DraftId = draft,
                    FileName = "kvitto.pdf",
                    Content = ByteString.CopyFrom(Receipt),
                });
                await drafts.DeleteDraftAsync(new DeleteDraftRequest { RequestId = $"bort {caller}-{i}", Forbund = forbund.Slug, DraftId = draft });
            }

            if (caller == 0)
            {
                await AttachAsync(forbund, 1, Receipt);
            }
        }));
        Assert.Equal((1, 0), (await forbund.CountAsync("attachment_content"), await forbund.CountAsync("draft_attachment")));
        Assert.True((await forbund.VerifyAsync()).Intact);
    }

    [Theory]
    [InlineData("program.exe", "", 1, "MEDIA_TYPE_UNSUITABLE")]
    [InlineData("sida.html", "text/html", 1, "MEDIA_TYPE_UNSUITABLE")]
    [InlineData("", "application/pdf", 1, "TEXT_INVALID")]
    [InlineData("kvitto.pdf", "", 0, "ATTACHMENT_EMPTY")]
    [InlineData("kvitto.pdf", "", 20_000_001, "ATTACHMENT_TOO_LARGE")]
    public async Task A_file_that_is_not_taken_is_refused(string name, string type, int bytes, string reason)
    {
        var forbund = await NewAsync();
        Assert.Equal(reason, (await LedgerForbund.RefusalAsync(AttachAsync(forbund, 1, new byte[bytes], name, type))).Reason);
        Assert.Equal(0, await forbund.CountAsync("attachment_content"));
    }

    [Fact]
    public async Task Unknown_vouchers_and_files_are_refused()
    {
        var forbund = await NewAsync();
        Assert.Equal((StatusCode.NotFound, "VOUCHER_UNKNOWN"), await LedgerForbund.RefusalAsync(AttachAsync(forbund, 7, Receipt)));
        await AttachAsync(forbund, 1, Receipt);
        var other = await NewAsync();
        foreach (var hash in new[] { "", "kvitto.pdf", new string('a', 64), Convert.ToHexString(SHA256.HashData(Receipt)) })
        {
            Assert.Equal((StatusCode.NotFound, "ATTACHMENT_UNKNOWN"), await LedgerForbund.RefusalAsync(ExportAsync(other, hash)));
        }
    }

    [Fact]
    public async Task A_drafts_files_go_along_when_it_is_posted_and_away_when_it_is_thrown_away()
    {
        var forbund = await NewAsync();
        var drafts = new DraftService.DraftServiceClient(forbund.Invoker());
        var content = new DraftContent
        {
            Series = "B",
            Date = "2017-06-01",
            Text = "Utkast",
            Postings = { new Posting { Account = "1930", AmountOre = 5 }, new Posting { Account = "3010", AmountOre = -5 } },
        };
        var kept = await CreateAsync();
        var thrown = await CreateAsync();
        await AttachToDraftAsync(kept, Receipt);
        await AttachToDraftAsync(thrown, Receipt);
        var only = await AttachToDraftAsync(thrown, [1, 2, 3]);
        await AttachToDraftAsync(thrown, [4, 5, 6]);
        var listed = await drafts.GetDraftAsync(new GetDraftRequest { Forbund = forbund.Slug, DraftId = thrown });
        Assert.Equal(3, listed.Draft.Attachments.Count);

        var detach = new DetachFromDraftRequest
        {
            RequestId = "lossa", Forbund = forbund.Slug, DraftId = thrown, ContentSha256 = only.Attachment.ContentSha256,
        };
        await Client(forbund).DetachFromDraftAsync(detach);
        Assert.Equal(2, await forbund.CountAsync("attachment_content"));
        await drafts.DeleteDraftAsync(new DeleteDraftRequest { RequestId = "bort", Forbund = forbund.Slug, DraftId = thrown });
        Assert.Equal((1, 1), (await forbund.CountAsync("attachment_content"), await forbund.CountAsync("draft_attachment")));

        var posted = await drafts.PostDraftAsync(new PostDraftRequest { RequestId = "bokför", Forbund = forbund.Slug, DraftId = kept });
        Assert.Equal("kvitto.pdf", Assert.Single((await forbund.VoucherAsync(posted.Voucher.VoucherId)).Attachments).FileName);
        Assert.Equal(0, await forbund.CountAsync("draft_attachment"));
        Assert.True((await forbund.VerifyAsync()).Intact);

        async Task<long> CreateAsync() => (await drafts.CreateDraftAsync(
            new CreateDraftRequest { RequestId = Guid.NewGuid().ToString(), Forbund = forbund.Slug, Content = content })).Draft.DraftId;

        Task<AttachToDraftResponse> AttachToDraftAsync(long draftId, byte[] file) => Client(forbund).AttachToDraftAsync(new AttachToDraftRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = forbund.Slug,
            DraftId = draftId,
            FileName = "kvitto.pdf",
            Content = ByteString.CopyFrom(file),
        }).ResponseAsync;
    }

    [Fact]
    public async Task A_file_is_sent_and_downloaded_as_it_is_over_http()
    {
        var forbund = await NewAsync();
        var stack = await TestStack.Shared;
        using var http = stack.Http(stack.Token("ekonom", forbund.Slug));
        using var body = new ByteArrayContent(Receipt) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        using var sent = await http.PostAsync($"/v1/ledger/{forbund.Slug}/vouchers/1/attachments/Kvitto%20april.pdf?requestId=fil", body);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        using var answer = JsonDocument.Parse(await sent.Content.ReadAsStringAsync());
        var sha256 = answer.RootElement.GetProperty("attachment").GetProperty("contentSha256").GetString();

        using var file = await http.GetAsync($"/v1/ledger/{forbund.Slug}/attachments/{sha256}");
        Assert.Equal("application/pdf", file.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Contains("Kvitto april.pdf", file.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Equal(Receipt, await file.Content.ReadAsByteArrayAsync());
    }

    private static AttachmentService.AttachmentServiceClient Client(LedgerForbund forbund) => new(forbund.Invoker());

    private static async Task<LedgerForbund> NewAsync()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.PostAsync(100);
        return forbund;
    }

    private static Task<AttachToVoucherResponse> AttachAsync(
        LedgerForbund forbund, long voucherId, byte[] content, string name = "kvitto.pdf", string type = "") =>
        Client(forbund).AttachToVoucherAsync(new AttachToVoucherRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = forbund.Slug,
            VoucherId = voucherId,
            FileName = name,
            MediaType = type,
            Content = ByteString.CopyFrom(content),
        }).ResponseAsync;

    private static async Task<(byte[] File, ExportAttachmentResponse First)> ExportAsync(LedgerForbund forbund, string sha256)
    {
        using var call = Client(forbund).ExportAttachment(new ExportAttachmentRequest { Forbund = forbund.Slug, ContentSha256 = sha256 });
        var parts = await call.ResponseStream.ReadAllAsync().ToListAsync();
        return ([.. parts.SelectMany(part => part.Chunk)], parts[0]);
    }
}
