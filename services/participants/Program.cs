using Finsam.Events;
using Finsam.Participants;
using Finsam.Participants.Api;
using Finsam.Participants.Identity;
using Finsam.Participants.MeasurePoints;
using Finsam.Participants.Persons;
using Finsam.Participants.Retention;
using Finsam.ServiceDefaults;

if (args is ["keys", ..])
{
    return await KeyCommand.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddFinsamService(new ServiceDescription("participants", ParticipantsPermissions.Table, ParticipantsRefusals.StatusCodes));
builder.AddFinsamPostgres(typeof(Program).Assembly);
builder.AddFinsamMessaging(messaging => messaging.Consume<MeasurePointDue, MeasurePointDueHandler>());
builder.AddIdentity();
builder.Services.AddParticipants();
builder.Services.AddPersons();
builder.AddRetention();

var app = builder.Build();
app.MapFinsamGrpcService<ParticipantsApi>();
app.MapFinsamGrpcService<CorrectionApi>();
app.MapFinsamGrpcService<CodeListApi>();
app.MapFinsamGrpcService<ExchangeApi>();
app.MapFinsamGrpcService<MeasurePointApi>();
app.MapFinsamGrpcService<ExtraQuestionApi>();
app.MapFinsamGrpcService<ActivityApi>();
app.MapFinsamGrpcService<VolumeApi>();
app.MapFinsamGrpcService<PersonApi>();
app.MapFinsamGrpcService<RetentionApi>();
app.MapFinsamGrpcService<CellApi>();
app.MapFinsamGrpcService<StatisticsApi>();
app.MapFinsamGrpcService<QuestionnaireApi>();
await app.RunFinsamServiceAsync();
return 0;
