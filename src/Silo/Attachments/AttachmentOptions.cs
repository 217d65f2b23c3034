namespace Marketplace.Attachments;

/// <summary>Files that go with messages; the section `Attachments`.</summary>
internal sealed record AttachmentOptions
{
    public const string Section = "Attachments";

    private const long Mebibyte = 1024 * 1024;

    /// <summary>The largest file, in bytes. It lies in memory while it is taken in.</summary>
    public long MaxBytes { get; init; } = 10 * Mebibyte;

    /// <summary>How many bytes of files one process takes in at once; more are asked to come again. While one is looked at and cleaned it is there up to four times.</summary>
    public long MaxBytesAtOnce { get; init; } = 128 * Mebibyte;

    /// <summary>How many files a person may send up in an hour, over all processes.</summary>
    public int PerHour { get; init; } = 60;

    /// <summary>How many bytes of files a person may send up in a day, over all processes.</summary>
    public long BytesPerDay { get; init; } = 200 * Mebibyte;

    /// <summary>How long an address of a file is good.</summary>
    public TimeSpan LinkLife { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Where files are kept; null for `attachments` in `Data:Directory`. Processes on several machines need a folder that all of them see, or S3.</summary>
    public string? Folder { get; init; }

    public S3Options S3 { get; init; } = new();

    public ScanOptions Scan { get; init; } = new();

    public bool IsValid() =>
        MaxBytes is >= 1024 and <= 64 * Mebibyte && MaxBytesAtOnce >= MaxBytes && PerHour > 0 && BytesPerDay >= MaxBytes
        && LinkLife >= TimeSpan.FromSeconds(10) && LinkLife <= TimeSpan.FromDays(1) && S3.IsValid() && Scan.IsValid();
}

/// <summary>A store that speaks S3; the section `Attachments:S3`. Files are kept there as soon as a bucket is named.</summary>
internal sealed record S3Options
{
    /// <summary>Where it is reached, without the bucket: `https://s3.eu-central-1.amazonaws.com`.</summary>
    public Uri? Endpoint { get; init; }

    public string? Bucket { get; init; }

    public string Region { get; init; } = "us-east-1";

    public string AccessKey { get; init; } = string.Empty;

    public string SecretKey { get; init; } = string.Empty;

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    public bool IsValid() =>
        Bucket is null or []
        || (Endpoint is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "" } && Region.Length > 0 && AccessKey.Length > 0 && SecretKey.Length > 0 && Timeout > TimeSpan.Zero);
}

/// <summary>Who looks into files before anybody else does; the section `Attachments:Scan`.</summary>
internal sealed record ScanOptions
{
    /// <summary>A clamd that listens, as `host:port`; null when nobody looks.</summary>
    public string? Clamd { get; init; }

    /// <summary>How long one look may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    public bool IsOn => Clamd is { Length: > 0 };

    public (string Host, int Port) Address =>
        Clamd!.LastIndexOf(':') is > 0 and var colon && int.TryParse(Clamd.AsSpan(colon + 1), out var port) && port is > 0 and <= 65535
            ? (Clamd[..colon].Trim('[', ']'), port)
            : (string.Empty, 0);

    public bool IsValid() => !IsOn || (Address.Port > 0 && Timeout > TimeSpan.Zero);
}
