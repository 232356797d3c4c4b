namespace Finsam.Participants.ExtraQuestions;

/// <summary>Registers the feature.</summary>
internal static class QuestionServices
{
    /// <summary>Adds the handlers.</summary>
    public static IServiceCollection AddExtraQuestions(this IServiceCollection services) => services
        .AddSingleton<PutExtraQuestionHandler>()
        .AddSingleton<ListExtraQuestionsHandler>()
        .AddSingleton<ListExtraQuestionVersionsHandler>();
}
