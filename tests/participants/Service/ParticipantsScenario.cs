using System.Text;
using Finsam.Common.V1;
using Finsam.Participants.ImportParticipations;
using Finsam.Participants.V1;
using Finsam.TestHost;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>A förbund of its own with a register for 2017, reached through the gateway.</summary>
internal sealed class ParticipantsScenario
{
    private static readonly string Header = string.Join(';', ImportColumns.All);

    private ParticipantsScenario(TestStack stack, string forbund, string[] insatser)
    {
        (Stack, Forbund) = (stack, forbund);
        Leader = stack.Participants("forbundschef", forbund);
        Staff = stack.Participants("insatspersonal", forbund, insatser);
    }

    public TestStack Stack { get; }

    public string Forbund { get; }

    /// <summary>Leads the förbund: registers and tables.</summary>
    public ParticipantsService.ParticipantsServiceClient Leader { get; }

    /// <summary>Registers in 301 and 302, or in the insatser that the scenario was started with.</summary>
    public ParticipantsService.ParticipantsServiceClient Staff { get; }

    /// <summary>A förbund whose register has been put.</summary>
    public static async Task<ParticipantsScenario> StartAsync(int suppressionK = 1, params string[] insatser)
    {
        var scenario = new ParticipantsScenario(
            await TestStack.Shared, TestStack.NewForbund(), insatser.Length > 0 ? insatser : ["301", "302"]);
        await scenario.Leader.PutPeriodRegisterAsync(scenario.Register(suppressionK));
        return scenario;
    }

    /// <summary>301 and 302 with a controller each, 401 without.</summary>
    public PutPeriodRegisterRequest Register(int suppressionK = 1) => new()
    {
        RequestId = NewId(),
        Forbund = Forbund,
        Period = new Period { From = "2017-01-01", To = "2017-12-31" },
        SuppressionK = suppressionK,
        Members = { new Member { Id = "ludvika", Name = "Ludvika kommun" }, new Member { Id = "staten", Name = "Staten" } },
        Insatser =
        {
            new Insats { Code = "301", Name = "Ett", Kind = InsatsKind.Individual, Controller = "ludvika", MaxMonths = "4.5" },
            new Insats { Code = "302", Name = "Två", Kind = InsatsKind.Individual, Controller = "staten" },
            new Insats { Code = "401", Name = "Tre", Kind = InsatsKind.Volume },
        },
    };

    /// <summary>An inskrivning of a person in 301.</summary>
    public EnrollRequest Enrollment(string person = "", string insats = "301", string participation = "") => new()
    {
        RequestId = NewId(),
        Forbund = Forbund,
        Person = person,
        Participation = new Participation
        {
            Participation_ = participation, Insats = insats, Registration = "named", Gender = "woman", EnrolledOn = "2017-02-01",
        },
    };

    /// <summary>Persons, for the staff of some insatser; 301 and 302 where none is named.</summary>
    public PersonService.PersonServiceClient Persons(params string[] insatser) =>
        new(Stack.Invoker(Stack.Token("insatspersonal", Forbund, insatser.Length > 0 ? insatser : ["301", "302"])));

    /// <summary>Enrolls a man by his number; the id of the person.</summary>
    public async Task<string> PersonAsync(string number, string insats = "301", string participation = "")
    {
        await Staff.EnrollAsync(Numbered(number, insats, participation));
        return (await FoundAsync(number, insats)).PersonId;
    }

    /// <summary>The one person that a number finds in an insats, or in 301 and 302.</summary>
    public async Task<PersonRecord> FoundAsync(string number, params string[] insatser) =>
        Assert.Single((await SearchAsync(number, insatser)).Persons);

    /// <summary>Searches by number, for the staff of some insatser.</summary>
    public async Task<SearchPersonsResponse> SearchAsync(string number, params string[] insatser) =>
        await Persons(insatser).SearchPersonsAsync(
            new SearchPersonsRequest { Forbund = Forbund, PersonNumber = number, Reason = "Ärendet söktes upp" });

    /// <summary>Unique individuals of 2017, as tables count them.</summary>
    public async Task<string> UniqueAsync()
    {
        var table = Assert.Single(await ComputeAsync(new ParticipantTable { Id = "deltagare.oversikt" }));
        return table.Rows[^1].Cells[table.Columns.Select(one => one.Label).ToList().IndexOf("Unika individer")].Value;
    }

    /// <summary>An inskrivning of a man in 301, by his identity number.</summary>
    public EnrollRequest Numbered(string number, string insats = "301", string participation = "")
    {
        var request = Enrollment(insats: insats, participation: participation);
        (request.PersonNumber, request.Participation.Gender) = (number, "man");
        return request;
    }

    /// <summary>Imports rows of <c>column=value</c> pairs; the last message.</summary>
    public Task<ImportParticipationsResponse> ImportAsync(params string[] rows) => ImportFileAsync(File(rows), NewId());

    /// <summary>A file of rows of <c>column=value</c> pairs.</summary>
    public static string File(params string[] rows)
    {
        var lines = rows.Select(row =>
        {
            var given = row.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
            return string.Join(';', ImportColumns.All.Select(column => given.GetValueOrDefault(column, Default(column))));
        });
        return $"{Header}\n{string.Join('\n', lines)}\n";
    }

    /// <summary>Imports a file; the last message.</summary>
    public Task<ImportParticipationsResponse> ImportFileAsync(string content, string requestId) =>
        ImportAsync(new ImportParticipationsRequest { RequestId = requestId, Content = ByteString.CopyFrom(content, Encoding.UTF8) });

    /// <summary>Sends an import; the last message.</summary>
    public async Task<ImportParticipationsResponse> ImportAsync(ImportParticipationsRequest request)
    {
        (request.Forbund, request.FileName) = (Forbund, "participants.csv");
        using var call = Staff.ImportParticipations(request);
        ImportParticipationsResponse? last = null;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            last = call.ResponseStream.Current;
        }

        return last!;
    }

    /// <summary>Computes tables of 2017.</summary>
    public async Task<IReadOnlyList<Table>> ComputeAsync(params ParticipantTable[] tables) =>
        (await Leader.ComputeTablesAsync(Asking(tables))).Tables;

    /// <summary>Asks for the overview of 2017, of these insatser or of all.</summary>
    public ComputeTablesRequest OverviewOf(params string[] insatser)
    {
        var table = new ParticipantTable { Id = "deltagare.oversikt", Of = "deltagare.oversikt" };
        if (insatser.Length > 0)
        {
            table.Insatser = new Labels { Values = { insatser } };
        }

        return Asking(table);
    }

    /// <summary>The service that opens cells, in a role.</summary>
    public CellService.CellServiceClient Cells(string role, params string[] insatser) =>
        new(Stack.Invoker(Stack.Token(role, Forbund, insatser)));

    /// <summary>Asks for tables of 2017.</summary>
    public ComputeTablesRequest Asking(params ParticipantTable[] tables) => new()
    {
        Forbund = Forbund, Period = new Period { From = "2017-01-01", To = "2017-12-31" }, Tables = { tables },
    };

    /// <summary>Asks what a cell of a table of 2017 is made of.</summary>
    public ListCellParticipationsRequest Cell(ParticipantTable table, string row, string column) => new()
    {
        Forbund = Forbund, Period = new Period { From = "2017-01-01", To = "2017-12-31" }, Table = table, Row = row, Column = column,
    };

    /// <summary>How many rows a query of the service's database counts for the förbund (<c>@forbund</c>).</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using var connection = await Stack.OpenDatabaseAsync("participants");
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("forbund", Forbund);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Every row of every table of a service's database, as text; bytes in hexadecimal.</summary>
    public async Task<string> DumpAsync(string service = "participants")
    {
        await using var connection = await Stack.OpenDatabaseAsync(service);
        var tables = new List<string>();
        await using (var list = connection.CreateCommand())
        {
            list.CommandText = """
                select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')
                """;
            await using var reader = await list.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var everything = new StringBuilder();
        foreach (var table in tables)
        {
            await using var rows = connection.CreateCommand();
            rows.CommandText = $"select string_agg(t::text, chr(10)) from {table} t";
            everything.AppendLine(await rows.ExecuteScalarAsync() as string);
        }

        return everything.ToString();
    }

    /// <summary>A trailer as text.</summary>
    public static string Text(Metadata.Entry entry) => entry.IsBinary ? Encoding.UTF8.GetString(entry.ValueBytes) : entry.Value;

    public static string NewId() => Guid.NewGuid().ToString();

    private static string Default(string column) => column switch
    {
        "insats" => "301",
        "registration" => "named",
        "gender" => "woman",
        "enrolled_on" => "2017-02-01",
        _ => "",
    };
}
