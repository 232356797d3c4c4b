using Finsam.Events;
using Finsam.Reporting.Api;
using Finsam.Reporting.Events;
using Finsam.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddFinsamService(new ServiceDescription("reporting", ReportingPermissions.Table, ReportingRefusals.StatusCodes));
builder.AddFinsamPostgres(typeof(Program).Assembly);
builder.AddFinsamMessaging(messaging => messaging
    .Consume<VouchersPosted, VouchersPostedHandler>()
    .Consume<ParticipationsChanged, ParticipationsChangedHandler>()
    .Consume<CountsChanged, CountsChangedHandler>()
    .Consume<PeriodRegisterPut, PeriodRegisterPutHandler>());
builder.AddReporting();

var app = builder.Build();
app.MapFinsamGrpcService<ReportingApi>();
app.MapFinsamGrpcService<ReportVersionApi>();
app.MapFinsamGrpcService<CompositionOperationApi>();
app.MapFinsamGrpcService<ReportFigureApi>();
app.MapFinsamGrpcService<ReportTemplateApi>();
app.MapFinsamGrpcService<FollowUpApi>();
await app.RunFinsamServiceAsync();
