namespace Finsam.Reporting.Api;

/// <summary>Why the reporting service refuses a request.</summary>
public enum ReportingReason
{
    /// <summary>The period lacks a day, or ends before it begins.</summary>
    PeriodInvalid,

    /// <summary>A field that must be there is empty, or holds what it may not.</summary>
    FieldInvalid,

    /// <summary>A date is none.</summary>
    DateInvalid,

    /// <summary>A number is none.</summary>
    NumberInvalid,

    /// <summary>Two items that must differ have the same code or name.</summary>
    Duplicate,

    /// <summary>The layout is not as docs/case-folders.md describes it.</summary>
    LayoutInvalid,

    /// <summary>A section is too long, or has a binding that is not closed.</summary>
    SectionInvalid,

    /// <summary>A goal's measure is an address that the layout cannot lead to.</summary>
    MeasureInvalid,

    /// <summary>There is no definition for the period.</summary>
    ReportNotDefined,

    /// <summary>The report has not been composed, or not in that version.</summary>
    CompositionNotFound,

    /// <summary>A binding of a text leads to no figure and no word.</summary>
    BindingUnresolved,

    /// <summary>A binding's unit does not go with another figure's, with its format, or with the text after it.</summary>
    BindingUnitMismatch,

    /// <summary>A binding's function has too few or too many addresses.</summary>
    BindingInvalid,

    /// <summary>A goal's measure leads to no figure.</summary>
    MeasureUnresolved,

    /// <summary>A service that tables are asked of does not answer.</summary>
    SourceUnavailable,

    /// <summary>The format is not known.</summary>
    FormatInvalid,

    /// <summary>The report has no table of that id.</summary>
    TableNotFound,

    /// <summary>The browser that prints PDF is not installed.</summary>
    RendererMissing,

    /// <summary>The browser did not give a PDF in time.</summary>
    RendererFailed,

    /// <summary>The page size or page token is not accepted.</summary>
    PageInvalid,

    /// <summary>The version cannot take that step from where it stands.</summary>
    VersionStateInvalid,

    /// <summary>The version's sources have moved, and no reason says why it is put forward all the same.</summary>
    VersionOvertaken,

    /// <summary>The version has no figure at the address.</summary>
    FigureNotFound,

    /// <summary>There is no such template.</summary>
    TemplateNotFound,

    /// <summary>There is a report already where one was to be made.</summary>
    ReportExists,

    /// <summary>There is no such operation.</summary>
    OperationNotFound,

    /// <summary>An operation was taken up when its caller's token no longer held.</summary>
    AuthorizationExpired,

    /// <summary>Checks of the version failed, and no reason says why it is put forward all the same.</summary>
    ChecksFailed,
}
