using System.Collections.Concurrent;
using System.Text;
using Finsam.Ledger.V1;
using Finsam.TestHost;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Finsam.Gateway.Tests.Instances;

/// <summary>A förbund's books of 2017, posted to and read through one gateway.</summary>
internal sealed class Books
{
    private const string File = """
        #FLAGGA 0
        #SIETYP 4
        #RAR 0 20170101 20171231
        #KONTO 1930 "Bank"
        #KONTO 3010 "Bidrag"
        #IB 0 1930 0.00

        """;

    private readonly LedgerService.LedgerServiceClient _ledger;
    private readonly Metadata _headers;

    private Books(GrpcChannel gateway, string forbund, string token)
    {
        _ledger = new LedgerService.LedgerServiceClient(gateway);
        _headers = new Metadata { { "authorization", $"Bearer {token}" } };
        Forbund = forbund;
        Token = token;
    }

    public string Forbund { get; }

    public string Token { get; }

    /// <summary>What was answered, by amount.</summary>
    public ConcurrentDictionary<long, PostVoucherResponse> Answers { get; } = [];

    public static async Task<Books> OpenAsync(TestStack stack, GrpcChannel gateway)
    {
        var forbund = TestStack.NewForbund();
        var books = new Books(gateway, forbund, stack.Token("ekonom", forbund));
        var request = new ImportSieRequest
        {
            RequestId = "år", Forbund = forbund, FileName = "2017.se", Content = ByteString.CopyFrom(Encoding.ASCII.GetBytes(File)),
        };
        using var call = books._ledger.ImportSie(request, books._headers);
        var last = await call.ResponseStream.ReadAllAsync().LastAsync();
        Assert.NotNull(last.Summary);
        return books;
    }

    public async Task PostAsync(long amount) => Answers[amount] = await _ledger.PostVoucherAsync(
        new PostVoucherRequest
        {
            RequestId = $"begäran-{amount}",
            Forbund = Forbund,
            Series = "B",
            Date = "2017-06-01",
            Text = "Verifikation",
            Postings = { new Posting { Account = "1930", AmountOre = amount }, new Posting { Account = "3010", AmountOre = -amount } },
        },
        _headers);

    public async Task<GetVoucherResponse> ReadAsync(long amount) => await _ledger.GetVoucherAsync(
        new GetVoucherRequest { Forbund = Forbund, VoucherId = Answers[amount].VoucherId }, _headers);

    /// <summary>Has the books verified, as a stream.</summary>
    public async Task VerifyAsync()
    {
        using var call = _ledger.VerifyBooks(new VerifyBooksRequest { Forbund = Forbund }, _headers);
        var last = await call.ResponseStream.ReadAllAsync().LastAsync();
        Assert.True(last.Verdict.Intact);
    }

    /// <summary>Every voucher that was acknowledged is there once, and none besides.</summary>
    public async Task AssertEachOnceAsync()
    {
        var found = new List<long>();
        var request = new ListPostingsRequest { Forbund = Forbund, From = "2017-01-01", To = "2017-12-31", Accounts = { "1930" }, PageSize = 500 };
        do
        {
            var page = await _ledger.ListPostingsAsync(request, _headers);
            found.AddRange(page.Postings.Select(posting => posting.Posting.AmountOre));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(Answers.Keys.Order(), found.Order());
        Assert.Equal(Answers.Count, Answers.Values.Select(answer => answer.Number).Distinct().Count());
    }
}
