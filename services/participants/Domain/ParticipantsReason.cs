namespace Finsam.Participants.Domain;

/// <summary>Why this service refuses; on the wire in SCREAMING_SNAKE_CASE.</summary>
public enum ParticipantsReason
{
    /// <summary>A field that must be given is empty.</summary>
    ValueMissing,

    /// <summary>A value is not written as its field wants it.</summary>
    ValueInvalid,

    /// <summary>A text is longer than its field takes.</summary>
    ValueTooLong,

    /// <summary>A text has a control character other than a tab or a line break.</summary>
    TextInvalid,

    /// <summary>A code is not in its code list on that day.</summary>
    CodeUnknown,

    /// <summary>No register of the förbund names the insats.</summary>
    InsatsUnknown,

    /// <summary>A referrer is neither a member nor a referrer code.</summary>
    ReferrerUnknown,

    /// <summary>A person's key was given for a participation without consent.</summary>
    PersonNotNamed,

    /// <summary>Both a person's key and an identity number were given.</summary>
    PersonGivenTwice,

    /// <summary>Somebody with protected identity was named.</summary>
    PersonProtected,

    /// <summary>A text is no identity number.</summary>
    NumberFormatInvalid,

    /// <summary>An identity number's date of birth is none, or to come.</summary>
    NumberDateInvalid,

    /// <summary>An identity number's check digit does not fit.</summary>
    NumberCheckDigitInvalid,

    /// <summary>The birth year that was given is not the identity number's.</summary>
    NumberBirthYearDiffers,

    /// <summary>The gender that was given is not the identity number's.</summary>
    NumberGenderDiffers,

    /// <summary>Persons were asked for by somebody who is not assigned to the insatser.</summary>
    PersonsNotShown,

    /// <summary>There is no code list of that name.</summary>
    CodeListUnknown,

    /// <summary>A code list takes no codes of a förbund's own.</summary>
    CodeListClosed,

    /// <summary>A code is alike for all förbund already.</summary>
    CodeIsCommon,

    /// <summary>A code is called something already in that time.</summary>
    CodeSpansOverlap,

    /// <summary>A code would not be valid on a day that it is registered on.</summary>
    CodeInUse,

    /// <summary>A förbund would have more codes of its own than it may.</summary>
    TooManyCodes,

    /// <summary>The participation has no such measure point.</summary>
    MeasurePointUnknown,

    /// <summary>The question is not put at that measure point on that day.</summary>
    QuestionUnknown,

    /// <summary>A question would be answered in another way than it was first.</summary>
    QuestionKindFixed,

    /// <summary>A förbund would have more questions than it may.</summary>
    TooManyQuestions,

    /// <summary>An answer is none that its question takes.</summary>
    AnswerNotAccepted,

    /// <summary>Consent was given for a participation that is registered without.</summary>
    ConsentNotNamed,

    /// <summary>There is no such person in the caller's insatser.</summary>
    PersonUnknown,

    /// <summary>The number is another person's.</summary>
    PersonNumberTaken,

    /// <summary>Two persons that are one and the same.</summary>
    PersonsSame,

    /// <summary>The two are linked already.</summary>
    PersonsLinked,

    /// <summary>Somebody has decided that the two are not the same.</summary>
    PersonsSplit,

    /// <summary>There is no such link between persons in the caller's insatser, or it has been undone.</summary>
    LinkUnknown,

    /// <summary>A search is by nothing, or by more than one thing.</summary>
    SearchInvalid,

    /// <summary>The förbund has no rule by which identities are removed.</summary>
    RetentionRuleMissing,

    /// <summary>An insats whose participants are individuals has nobody that is personuppgiftsansvarig.</summary>
    ControllerMissing,

    /// <summary>The avslut is dated before the inskrivning.</summary>
    ClosedBeforeEnrolled,

    /// <summary>A closure reason without a day of avslut.</summary>
    ReasonWithoutClosing,

    /// <summary>Closure reason 1 without its outcome.</summary>
    OutcomeMissing,

    /// <summary>A closure outcome that goes with reason 1 only.</summary>
    OutcomeNotAccepted,

    /// <summary>Something was measured at a closure for reason 7, which is one without measurement.</summary>
    MeasurementNotAccepted,

    /// <summary>The inskrivning or the avslut lies outside the period of the insats.</summary>
    OutsideInsatsPeriod,

    /// <summary>The person takes part in the insats at that time already.</summary>
    ParticipationOverlaps,

    /// <summary>A warning: the participant is younger than 16 or older than 64 in the year of inskrivning.</summary>
    AgeUnusual,

    /// <summary>A warning: consent is dated after the inskrivning.</summary>
    ConsentAfterEnrollment,

    /// <summary>A warning: occupations take more than full time together.</summary>
    MoreThanFullTime,

    /// <summary>An inskrivning came with something of an avslut.</summary>
    ClosureNotAccepted,

    /// <summary>The key is another participation's.</summary>
    ParticipationExists,

    /// <summary>There is no such participation in the caller's insatser.</summary>
    ParticipationUnknown,

    /// <summary>The participation is closed already.</summary>
    ParticipationClosed,

    /// <summary>The participation has no avslut that could be taken back.</summary>
    ParticipationOpen,

    /// <summary>The participation has been changed since the version that a correction was made of.</summary>
    ParticipationChanged,

    /// <summary>A participation stands twice in a file.</summary>
    ParticipationTwice,

    /// <summary>A participation would move to another controller without its person's key.</summary>
    ControllerChanged,

    /// <summary>A file lacks a column.</summary>
    ColumnMissing,

    /// <summary>A file is not UTF-8.</summary>
    EncodingInvalid,

    /// <summary>A line is no CSV.</summary>
    CsvInvalid,

    /// <summary>A file has more rows than an import takes.</summary>
    FileTooLong,

    /// <summary>A span of days is missing or ends before it begins.</summary>
    PeriodInvalid,

    /// <summary>A limit for small counts outside what is accepted.</summary>
    SuppressionInvalid,

    /// <summary>A member, insats, survey or answer stands twice.</summary>
    StandsTwice,

    /// <summary>An id that is no member's.</summary>
    MemberUnknown,

    /// <summary>A negative count.</summary>
    CountNegative,

    /// <summary>The förbund has no register.</summary>
    RegisterMissing,

    /// <summary>No fixed table or survey has that id.</summary>
    TableUnknown,

    /// <summary>A table's option is none that it takes.</summary>
    OptionInvalid,

    /// <summary>Two rows of a table would have one label.</summary>
    RowLabelTwice,

    /// <summary>More tables than a request takes.</summary>
    TooManyTables,

    /// <summary>So many inskrivningar wait to be registered that no more are taken; the same request goes through later.</summary>
    TooManyWaiting,

    /// <summary>A page's size or token is not accepted.</summary>
    PageInvalid,

    /// <summary>What is to be changed has been changed since it was read.</summary>
    EtagMismatch,

    /// <summary>The key, or the title within the insats, is another activity's.</summary>
    ActivityExists,

    /// <summary>There is no such activity that the caller reaches.</summary>
    ActivityUnknown,

    /// <summary>The activity has been withdrawn.</summary>
    ActivityWithdrawn,

    /// <summary>The activity has occasions that stand.</summary>
    ActivityHasOccasions,

    /// <summary>The activity has no such occasion.</summary>
    OccasionUnknown,

    /// <summary>Attendance by participation for an activity of the whole förbund, or by somebody who registers no participants.</summary>
    ParticipationsNotAccepted,

    /// <summary>A period's register has numbers for an activity whose occasions are registered: those are taken.</summary>
    OccasionsTaken,

    /// <summary>A volume count for an insats whose participants are registered one by one.</summary>
    InsatsNotVolume,

    /// <summary>A volume count for days that another one counts.</summary>
    VolumeCountOverlaps,

    /// <summary>A volume count for days on which volume registrations, one a head, are enrolled.</summary>
    VolumeRowsExist,

    /// <summary>The insats has no volume count of that period.</summary>
    VolumeCountUnknown,

    /// <summary>There is no such questionnaire, or no such version of it.</summary>
    QuestionnaireUnknown,

    /// <summary>The key is another round's.</summary>
    RoundExists,

    /// <summary>There is no such round.</summary>
    RoundUnknown,

    /// <summary>The round is closed, for good.</summary>
    RoundClosed,

    /// <summary>The round is not closed yet, and shows no answers before.</summary>
    RoundNotClosed,

    /// <summary>The round takes answers on other days.</summary>
    RoundNotOpen,

    /// <summary>The round does not invite that group from that insats.</summary>
    NotInvited,

    /// <summary>More codes are given out than would be invited.</summary>
    CodesGivenOut,

    /// <summary>The code is none of the round's, or has been used.</summary>
    CodeNotValid,
}
