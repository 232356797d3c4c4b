using Finsam.Ledger.Api;
using Finsam.Ledger.Checkpoints;
using Finsam.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddFinsamService(new ServiceDescription("ledger", LedgerPermissions.Table, LedgerRefusals.StatusCodes));
builder.AddFinsamPostgres(typeof(Program).Assembly);
builder.AddFinsamMessaging();
builder.AddCheckpointKey();
builder.Services.AddLedger().AddRegisters().AddFunding();

var app = builder.Build();
app.MapFinsamGrpcService<LedgerApi>();
app.MapFinsamGrpcService<BudgetApi>();
app.MapFinsamGrpcService<YearEndApi>();
app.MapFinsamGrpcService<JournalApi>();
app.MapFinsamGrpcService<DraftApi>();
app.MapFinsamGrpcService<AttachmentApi>();
app.MapFinsamGrpcService<RegisterApi>();
app.MapFinsamGrpcService<FundingApi>();
app.MapFinsamGrpcService<ContributionApi>();
app.MapFinsamGrpcService<KeyFigureApi>();
app.MapFinsamGrpcService<StatementApi>();
await app.RunFinsamServiceAsync();
