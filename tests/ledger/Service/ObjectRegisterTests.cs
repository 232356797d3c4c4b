using Finsam.Ledger.Tests.Sie;
using Finsam.Ledger.V1;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class ObjectRegisterTests
{
    private const int Project = 6;

    [Fact]
    public async Task A_project_is_added_changed_and_closed_and_each_version_stays()
    {
        var forbund = await LedgerForbund.NewAsync();
        var request = new AddObjectRequest
        {
            RequestId = "nytt", Forbund = forbund.Slug, Dimension = Project, Code = "302", Name = "Gröna spåret", Owner = "Ludvika kommun",
            Group = "Individinsatser", From = "2017-01-01", To = "2017-06-30", DecisionReference = "§ 14/2016", DecidedOn = "2016-11-24",
            DecidedAmountOre = 120_000_00,
        };
        var added = (await forbund.Registers.AddObjectAsync(request)).Object;
        Assert.Equal("warn", added.OutsidePeriod);
        request.RequestId = "igen";
        Assert.Equal((StatusCode.AlreadyExists, "OBJECT_EXISTS"), await LedgerForbund.RefusalAsync(forbund.Registers.AddObjectAsync(request).ResponseAsync));

        var longer = await ChangeAsync(forbund, "302", change => (change.Etag, change.To, change.Reason) = (added.Etag, "2017-12-31", "Förlängd"));
        Assert.Equal(("2017-12-31", "Ludvika kommun", true), (longer.Object.To, longer.Object.Owner, longer.Changed));
        var stale = await LedgerForbund.RefusalAsync(ChangeAsync(forbund, "302", change => (change.Etag, change.Name) = (added.Etag, "Annat")));
        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), stale);
        await ChangeAsync(forbund, "302", change => change.ClosedFrom = "2018-01-01");

        var found = await forbund.Registers.GetObjectAsync(new GetObjectRequest { Forbund = forbund.Slug, Dimension = Project, Code = "302" });
        Assert.Equal("2018-01-01", found.Object.ClosedFrom);
        Assert.Equal(["2017-12-31", "2017-06-30"], found.Earlier.Select(version => version.Object.To));
        var log = await forbund.ChangeLogAsync();
        Assert.Equal(["OBJECT_ADDED", "OBJECT_CHANGED", "OBJECT_CHANGED"], log.Select(change => change.Kind));
        Assert.Equal(
            "Gröna spåret, ägare Ludvika kommun, grupp Individinsatser, period 2017-01-01–2017-06-30 (varnar utanför), "
            + "beslut § 14/2016 2016-11-24 120\u00A0000,00 kr",
            log[0].After);
        Assert.Equal(("projekt 302", "Förlängd"), (log[1].Subject, log[1].Reason));
    }

    [Theory]
    [InlineData("warn")]
    [InlineData("refuse")]
    public async Task A_posting_outside_a_projects_period_is_told_or_refused_as_the_project_says(string outside)
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await ChangeAsync(forbund, "301", change => (change.From, change.To, change.OutsidePeriod) = ("2017-02-01", "2017-03-31", outside));

        Assert.Empty((await forbund.PostAsync(100, date: "2017-03-31")).Warnings);
        if (outside == "refuse")
        {
            var refused = await LedgerForbund.RefusalAsync(forbund.PostAsync(100, date: "2017-04-01"));
            Assert.Equal((StatusCode.FailedPrecondition, "PROJECT_OUTSIDE_PERIOD"), refused);
        }
        else
        {
            var warning = Assert.Single((await forbund.PostAsync(100, date: "2017-04-01")).Warnings);
            Assert.Equal(("postings[1].project", "PROJECT_OUTSIDE_PERIOD"), (warning.Field, warning.Reason));
            var corrected = await forbund.CorrectAsync(1, "2017-04-02", rebookOre: 90);
            Assert.Equal("PROJECT_OUTSIDE_PERIOD", Assert.Single(corrected.Warnings).Reason);
        }

        var imported = await forbund.ImportAsync(LedgerForbund.Year("#VER A 1 20170401\n{\n#TRANS 1930 {} 1\n#TRANS 3010 {6 \"301\"} -1\n}\n"));
        Assert.Equal((12, "#TRANS objects"), imported.Summary.Warnings.Where(warning => warning.Reason == "PROJECT_OUTSIDE_PERIOD")
            .Select(warning => (warning.Line, warning.Field)).Single());
    }

    [Fact]
    public async Task A_closed_project_takes_no_single_posting()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await ChangeAsync(forbund, "301", change => change.ClosedFrom = "2017-06-01");
        await forbund.PostAsync(100, date: "2017-05-31");
        Assert.Equal(
            (StatusCode.FailedPrecondition, "PROJECT_CLOSED"), await LedgerForbund.RefusalAsync(forbund.PostAsync(100, date: "2017-06-01")));
        await ChangeAsync(forbund, "301", change => change.ClosedFrom = "");
        await forbund.PostAsync(100, date: "2017-06-01");
    }

    [Fact]
    public async Task Objects_of_other_dimensions_are_held_against_alike()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.Registers.AddObjectAsync(new AddObjectRequest
        {
            RequestId = "nytt", Forbund = forbund.Slug, Dimension = 1, Code = "N", Name = "Norra", To = "2017-01-31", OutsidePeriod = "refuse",
        });
        var request = new PostVoucherRequest
        {
            RequestId = "rad", Forbund = forbund.Slug, Series = "B", Date = "2017-02-01", Text = "Prov",
            Postings =
            {
                new Posting { Account = "1930", AmountOre = 1, Objects = { new DimensionObject { Dimension = 1, Code = "N" } } },
                new Posting { Account = "3010", AmountOre = -1 },
            },
        };
        var refused = await LedgerForbund.RefusalAsync(forbund.Client.PostVoucherAsync(request).ResponseAsync);
        Assert.Equal((StatusCode.FailedPrecondition, "OBJECT_OUTSIDE_PERIOD"), refused);
    }

    [Fact]
    public async Task Objects_are_listed_by_page_group_and_day_and_dimensions_with_what_files_have_brought()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.ImportAsync(SieText.Cp437("""
            #FORMAT PC8
            #SIETYP 4
            #RAR 0 20170101 20171231
            #DIM 20 "Aktivitet"
            #UNDERDIM 21 "Delaktivitet" 20
            #OBJEKT 6 "301" "Teamet"
            #OBJEKT 6 "302" "Spåret"
            #OBJEKT 6 "303" "Slussen"
            #OBJEKT 20 "A" "Möten"
            """));
        await ChangeAsync(forbund, "302", change => (change.Group, change.To) = ("Individ", "2017-06-30"));

        var request = new ListObjectsRequest { Forbund = forbund.Slug, Dimension = Project, PageSize = 2 };
        var first = await forbund.Registers.ListObjectsAsync(request);
        request.PageToken = first.NextPageToken;
        var second = await forbund.Registers.ListObjectsAsync(request);
        Assert.Equal(["301", "302", "303"], first.Objects.Concat(second.Objects).Select(each => each.Code));
        Assert.Equal(["301", "303"], await CodesAsync(new ListObjectsRequest { Forbund = forbund.Slug, Dimension = Project, OpenOn = "2017-07-01" }));
        Assert.Equal(["302"], await CodesAsync(new ListObjectsRequest { Forbund = forbund.Slug, Dimension = Project, Group = "Individ" }));
        var unknown = forbund.Registers.ListObjectsAsync(new ListObjectsRequest { Forbund = forbund.Slug, Dimension = 99 }).ResponseAsync;
        Assert.Equal((StatusCode.NotFound, "DIMENSION_UNKNOWN"), await LedgerForbund.RefusalAsync(unknown));

        var dimensions = (await forbund.Registers.ListDimensionsAsync(new ListDimensionsRequest { Forbund = forbund.Slug })).Dimensions;
        Assert.Equal([1, 2, 6, 7, 8, 9, 10, 20, 21], dimensions.Select(dimension => dimension.Number));
        Assert.Equal(("Aktivitet", 1), (dimensions[7].Name, dimensions[7].Objects));
        Assert.Equal((20, 3), (dimensions[8].Parent, dimensions[2].Objects));

        async Task<IEnumerable<string>> CodesAsync(ListObjectsRequest asked) =>
            (await forbund.Registers.ListObjectsAsync(asked)).Objects.Select(each => each.Code);
    }

    [Theory]
    [InlineData("", "Namn", "", "", "", "TEXT_INVALID")]
    [InlineData("9", "Namn", "namn@example.org", "", "", "TEXT_INVALID")]
    [InlineData("9", "Namn", "19121212-1212", "", "", "TEXT_INVALID")]
    [InlineData("9", "Namn", "Regionen", "2017-02-01", "2017-01-01", "SPAN_INVALID")]
    [InlineData("9", "Namn", "Regionen", "2017", "", "DATE_MALFORMED")]
    public async Task What_is_no_project_is_refused(string code, string name, string owner, string from, string to, string reason)
    {
        var forbund = await LedgerForbund.NewAsync();
        var request = new AddObjectRequest
        {
            RequestId = "nytt", Forbund = forbund.Slug, Dimension = Project, Code = code, Name = name, Owner = owner, From = from, To = to,
        };
        Assert.Equal((StatusCode.InvalidArgument, reason), await LedgerForbund.RefusalAsync(forbund.Registers.AddObjectAsync(request).ResponseAsync));
    }

    private static Task<ChangeObjectResponse> ChangeAsync(LedgerForbund forbund, string code, Action<ChangeObjectRequest> change)
    {
        var request = new ChangeObjectRequest { RequestId = Guid.NewGuid().ToString(), Forbund = forbund.Slug, Dimension = Project, Code = code };
        change(request);
        return forbund.Registers.ChangeObjectAsync(request).ResponseAsync;
    }
}
