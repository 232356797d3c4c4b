using Finsam.Ledger.Tests.Sie;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.Tests.Service;

/// <summary>A förbund whose years are closed, with the accounts that it takes.</summary>
internal sealed class YearEndBooks
{
    private YearEndBooks(LedgerForbund forbund)
    {
        Forbund = forbund;
        Client = new YearEndService.YearEndServiceClient(forbund.Invoker());
    }

    public LedgerForbund Forbund { get; }

    public YearEndService.YearEndServiceClient Client { get; }

    /// <summary>A förbund with the year 2017, opened with 500 kr in the bank.</summary>
    public static async Task<YearEndBooks> NewAsync(string vouchers = "")
    {
        var books = new YearEndBooks(await LedgerForbund.NewAsync());
        Assert.NotNull((await books.Forbund.ImportAsync(File("20170101", "20171231", "#IB 0 1930 500.00\n#IB 0 2091 -500.00", vouchers))).Summary);
        return books;
    }

    /// <summary>A file of a year.</summary>
    public static byte[] File(string first, string last, string openings, string vouchers = "") => SieText.Cp437($$"""
        #FLAGGA 0
        #PROGRAM "Prov" 1.0
        #FORMAT PC8
        #GEN 20180210
        #SIETYP 4
        #FNAMN "Förbundet"
        #RAR 0 {{first}} {{last}}
        #KONTO 1930 "Bank"
        #KONTO 2091 "Balanserad vinst"
        #KONTO 2099 "Årets resultat"
        #KONTO 3010 "Bidrag"
        #KONTO 5010 "Lokalhyra"
        #KONTO 8999 "Årets resultat"
        #OBJEKT 6 "301" "Teamet"
        {{openings}}
        {{vouchers}}
        """);

    public Task<CloseFiscalYearResponse> CloseAsync(string year = "2017", Action<CloseFiscalYearRequest>? change = null)
    {
        var request = new CloseFiscalYearRequest { RequestId = Guid.NewGuid().ToString(), Forbund = Forbund.Slug, FiscalYear = year };
        change?.Invoke(request);
        return Client.CloseFiscalYearAsync(request).ResponseAsync;
    }

    public Task<ReopenFiscalYearResponse> ReopenAsync(string year = "2017", string role = "forbundschef", string reason = "Glömd faktura") =>
        new YearEndService.YearEndServiceClient(Forbund.Invoker(role)).ReopenFiscalYearAsync(new ReopenFiscalYearRequest
        {
            RequestId = Guid.NewGuid().ToString(), Forbund = Forbund.Slug, FiscalYear = year, Reason = reason,
        }).ResponseAsync;

    /// <summary>
    /// Of a calendar year, in kronor: its result, equity with the year's result at its end, assets at its end, and assets and equity at its beginning.
    /// </summary>
    public async Task<string> StatementsAsync(int year = 2017)
    {
        var span = new Common.V1.Period { From = $"{year}-01-01", To = $"{year}-12-31" };
        var answer = await Forbund.Client.ComputeTablesAsync(new ComputeTablesRequest
        {
            Forbund = Forbund.Slug,
            Period = span,
            Tables =
            {
                new MoneyTable
                {
                    Id = "bokslut",
                    Unit = "kr",
                    Source = "accounts",
                    Columns = { new MoneyColumn { Label = "år", From = span.From, To = span.To } },
                    Rows =
                    {
                        Row("Resultat", "movement", "3000-8899"),
                        Row("Eget kapital", "balance", "2000-2099", "3000-8999"),
                        Row("Tillgångar", "balance", "1000-1999"),
                        Row("Ingående tillgångar", "opening", "1000-1999"),
                        Row("Ingående eget kapital", "opening", "2000-2099"),
                    },
                },
            },
        });
        return string.Join(' ', answer.Tables[0].Rows.Select(row => row.Cells[0].Value));

        static MoneyRow Row(string label, string measure, params string[] accounts) =>
            new() { Label = label, Measure = measure, Accounts = new Common.V1.Labels { Values = { accounts } } };
    }
}
