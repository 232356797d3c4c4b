using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Finsam.Cli.Gateway;
using Finsam.Ledger.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Finsam.Cli.Bench.Ledger;

/// <summary>A förbund of its own with the fiscal year 2017, brought by a SIE file whose vouchers have three rows each.</summary>
internal sealed class BenchYear
{
    /// <summary>Accounts of the rows: the first is debited, the other two share the credit.</summary>
    public static readonly IReadOnlyList<string> Accounts = ["1930", "3010", "4010"];

    private BenchYear(string slug, Metadata headers)
    {
        Slug = slug;
        Headers = headers;
    }

    public string Slug { get; }

    /// <summary>Headers of calls as its ekonom.</summary>
    public Metadata Headers { get; }

    /// <summary>Imports a file into a new förbund.</summary>
    public static Task<BenchYear> ImportAsync(GatewayClient client, byte[] file, CancellationToken cancellationToken) =>
        ImportAsync(client, file, $"bench-{RandomNumberGenerator.GetHexString(10, lowercase: true)}", cancellationToken);

    /// <summary>Imports a file into a förbund.</summary>
    public static async Task<BenchYear> ImportAsync(GatewayClient client, byte[] file, string slug, CancellationToken cancellationToken)
    {
        var year = new BenchYear(slug, client.As(RoleName.Ekonom, slug));
        var request = new ImportSieRequest
        {
            RequestId = $"{slug}-import", Forbund = slug, FileName = "bench.se", Content = ByteString.CopyFrom(file),
        };
        using var call = client.Ledger.ImportSie(request, year.Headers, cancellationToken: cancellationToken);
        ImportSieResponse? last = null;
        await foreach (var message in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            last = message;
        }

        return last?.Summary is not null ? year : throw new CliException($"Importen gick inte igenom: {last}");
    }

    /// <summary>A SIE file of so many vouchers.</summary>
    public static byte[] File(int vouchers)
    {
        var text = new StringBuilder("""
            #FLAGGA 0
            #FORMAT PC8
            #SIETYP 4
            #RAR 0 20170101 20171231
            #KONTO 1930 "Bank"
            #KONTO 3010 "Bidrag"
            #KONTO 4010 "Insatser"
            #IB 0 1930 0.00

            """);
        for (var i = 1; i <= vouchers; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                #VER A {{i}} {{Day(i, vouchers):yyyyMMdd}} "Verifikation {{i}}"
                {
                #TRANS {{Accounts[0]}} {} {{2 * i}}.00
                #TRANS {{Accounts[1]}} {} -{{i}}.00
                #TRANS {{Accounts[2]}} {} -{{i}}.00
                }

                """);
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>Day of the voucher of a number: they are spread over the year.</summary>
    public static DateOnly Day(int number, int vouchers) => new DateOnly(2017, 1, 1).AddDays((int)((number - 1) * 365L / vouchers));

    /// <summary>A voucher like those of the file.</summary>
    public PostVoucherRequest Voucher() => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        Forbund = Slug,
        Series = "B",
        Date = "2017-06-01",
        Text = "Verifikation",
        Postings =
        {
            new Posting { Account = Accounts[0], AmountOre = 200 },
            new Posting { Account = Accounts[1], AmountOre = -100 },
            new Posting { Account = Accounts[2], AmountOre = -100 },
        },
    };
}
