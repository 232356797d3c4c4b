using Finsam.Common.V1;
using Finsam.Ledger.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

/// <summary>"As it stood on": figures of a moment that has been come out the same whenever they are asked for.</summary>
public sealed class AsOfTests
{
    private static readonly Period Period = new() { From = "2017-01-01", To = "2017-12-31" };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Tables_of_every_earlier_moment_are_computed_to_the_same_figures(int seed)
    {
        var random = new Random(seed);
        var forbund = await LedgerForbund.NewAsync();
        var seen = new List<(ComputeTablesResponse Answer, DateTime At)> { await SeeAsync(forbund) };
        await forbund.ImportAsync(Year(random));
        for (var step = 0; step < 15; step++)
        {
            await ChangeAsync(forbund, random);
            seen.Add(await SeeAsync(forbund));
        }

        foreach (var (answer, at) in seen)
        {
            Assert.Equal(answer.Tables, (await ComputeAsync(forbund, position: answer.AsOf.Position)).Tables);
            var then = await ComputeAsync(forbund, at);
            Assert.Equal(answer.Tables, then.Tables);
            Assert.Equal(answer.AsOf.Position, then.AsOf.Position);
        }

        Assert.Equal(seen.Count, seen.Select(moment => moment.Answer.AsOf.Position).Distinct().Count());
    }

    [Fact]
    public async Task Tables_computed_while_others_post_come_out_the_same_afterwards()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var seen = new List<(ComputeTablesResponse Answer, DateTime At)>();
        var posting = Task.WhenAll(Enumerable.Range(0, 8).Select(async caller =>
        {
            for (var i = 1; i <= 25; i++)
            {
                await forbund.PostAsync((caller * 100) + i);
            }
        }));
        while (!posting.IsCompleted)
        {
            seen.Add(await SeeAsync(forbund));
        }

        await posting;
        foreach (var (answer, _) in seen)
        {
            Assert.Equal(answer.Tables, (await ComputeAsync(forbund, position: answer.AsOf.Position)).Tables);
        }

        // An instant means one state of the books, whenever it is asked for.
        foreach (var (_, at) in seen)
        {
            var then = await ComputeAsync(forbund, at);
            Assert.Equal(then.Tables, (await ComputeAsync(forbund, position: then.AsOf.Position)).Tables);
        }
    }

    [Fact]
    public async Task Postings_are_listed_as_they_stood_before_a_correction()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var posted = await forbund.PostAsync(100_00);
        var before = (await ListAsync(forbund)).AsOf.Position;
        await forbund.CorrectAsync(posted.VoucherId, "2017-06-02", rebookOre: 120_00);

        Assert.Equal(6, (await ListAsync(forbund)).Postings.Count);
        Assert.All((await ListAsync(forbund)).Postings.Take(2), posting => Assert.Equal(posted.VoucherId + 1, posting.ReversalId));
        var then = await ListAsync(forbund, before);
        Assert.Equal(2, then.Postings.Count);
        Assert.All(then.Postings, posting => Assert.Equal(0, posting.ReversalId));
    }

    [Fact]
    public async Task A_moment_that_has_not_come_or_is_no_moment_is_refused()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var soon = DateTime.UtcNow.AddHours(1);

        Assert.Equal((StatusCode.InvalidArgument, "AS_OF_INVALID"), await LedgerForbund.RefusalAsync(ComputeAsync(forbund, soon)));
        Assert.Equal(
            (StatusCode.InvalidArgument, "AS_OF_INVALID"), await LedgerForbund.RefusalAsync(ComputeAsync(forbund, position: 1000)));
        Assert.Equal((StatusCode.InvalidArgument, "AS_OF_INVALID"), await LedgerForbund.RefusalAsync(ComputeAsync(forbund, position: -1)));
        Assert.Equal(
            (StatusCode.InvalidArgument, "AS_OF_INVALID"),
            await LedgerForbund.RefusalAsync(ComputeAsync(forbund, DateTime.UtcNow.AddDays(-1), position: 1)));
    }

    [Fact]
    public async Task Before_the_first_change_the_books_are_empty()
    {
        var forbund = await LedgerForbund.NewAsync();
        var before = DateTime.UtcNow;
        await forbund.ImportAsync(Year(new Random(1)));

        Assert.All((await ComputeAsync(forbund, before)).Tables[0].Rows, row => Assert.All(row.Cells.Take(4), cell => Assert.False(cell.HasValue)));
        Assert.Equal((await ComputeAsync(forbund, before)).Tables, (await ComputeAsync(forbund, position: 0)).Tables);
    }

    // Whatever the figures rest on: vouchers, corrections, opening balances of this year and known ones of the year before, budget, members.
    private static async Task ChangeAsync(LedgerForbund forbund, Random random)
    {
        switch (random.Next(7))
        {
            case 2:
                await PutBudgetAsync(forbund, random);
                break;
            case 3:
                await PutMembersAsync(forbund, random);
                break;
            case 0:
                await forbund.ImportAsync(Year(random));
                break;
            case 1:
                var posted = await forbund.PostAsync(random.Next(1, 100_000));
                await forbund.CorrectAsync(posted.VoucherId, "2017-09-01", rebookOre: random.Next(1, 100_000));
                break;
            default:
                await forbund.PostAsync(random.Next(1, 100_000), date: $"2017-{random.Next(1, 13):00}-01");
                break;
        }
    }

    private static async Task PutBudgetAsync(LedgerForbund forbund, Random random) => await forbund.Client.PutBudgetAsync(new PutBudgetRequest
    {
        RequestId = Guid.NewGuid().ToString(),
        Forbund = forbund.Slug,
        Period = Period,
        Rows =
        {
            new BudgetRow
            {
                Version = "original",
                DecidedOn = "2016-11-23",
                Project = "301",
                Account = "3010",
                From = Period.From,
                To = Period.To,
                AmountOre = random.Next(1, 1_000_000),
            },
        },
    });

    private static async Task PutMembersAsync(LedgerForbund forbund, Random random) => await forbund.Client.PutPeriodRegisterAsync(
        new PutPeriodRegisterRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = forbund.Slug,
            Period = Period,
            Members =
            {
                new Member
                {
                    Id = "kommun",
                    Name = "Kommunen",
                    Kind = "municipality",
                    Share = "0.25",
                    Contributions = { new Contribution { Year = 2017, AmountOre = random.Next(1, 1_000_000) } },
                },
            },
        });

    private static byte[] Year(Random random)
    {
        var amount = random.Next(1, 1_000_000);
        return LedgerForbund.Year(
            $$"""
            #VER C {{random.Next(1, 1_000_000)}} 20170301 "Prov"
            {
            #TRANS 1930 {} {{amount}}.00
            #TRANS 3010 {6 "301"} -{{amount}}.00
            }
            """,
            $"""
            #RAR -1 20160101 20161231
            #IB 0 1930 {random.Next(100)}.00
            #IB -1 1930 {random.Next(100)}.00
            #UB -1 1930 {random.Next(100)}.00
            #RES -1 3010 -{random.Next(100)}.00
            """);
    }

    private static async Task<(ComputeTablesResponse Answer, DateTime At)> SeeAsync(LedgerForbund forbund) =>
        (await ComputeAsync(forbund), DateTime.UtcNow);

    private static Task<ComputeTablesResponse> ComputeAsync(LedgerForbund forbund, DateTime? at = null, long? position = null)
    {
        var request = new ComputeTablesRequest
        {
            Forbund = forbund.Slug,
            Period = Period,
            AsOfAt = at?.ToTimestamp(),
            Tables =
            {
                new MoneyTable
                {
                    Id = "allt",
                    Source = "cashflow",
                    Unit = "kr2",
                    Columns =
                    {
                        new MoneyColumn { Label = "2017" },
                        new MoneyColumn { Label = "Till juni", To = "2017-06-30" },
                        new MoneyColumn { Label = "2016", From = "2016-01-01", To = "2016-12-31" },
                        new MoneyColumn { Label = "2018", From = "2018-01-01", To = "2018-12-31" },
                        new MoneyColumn { Label = "Budget", Budget = "original" },
                    },
                    Rows =
                    {
                        new MoneyRow { Label = "Ingående", Opening = Accounts("1000-1999") },
                        new MoneyRow { Label = "Utgående", Closing = Accounts("1000-1999") },
                        new MoneyRow { Label = "Resultat", Accounts = Accounts("3000-8999") },
                    },
                },
                new MoneyTable { Id = "bidrag", Source = "members", Unit = "kr2", Columns = { new MoneyColumn { Label = "2017" } } },
            },
        };
        if (position is { } asked)
        {
            request.AsOfPosition = asked;
        }

        return forbund.Client.ComputeTablesAsync(request).ResponseAsync;
    }

    private static Task<ListPostingsResponse> ListAsync(LedgerForbund forbund, long? position = null)
    {
        var request = new ListPostingsRequest { Forbund = forbund.Slug, From = Period.From, To = Period.To };
        if (position is { } asked)
        {
            request.AsOfPosition = asked;
        }

        return forbund.Client.ListPostingsAsync(request).ResponseAsync;
    }

    private static Labels Accounts(string range) => new() { Values = { range } };
}
