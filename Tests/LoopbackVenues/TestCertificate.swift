/// A throw-away certificate with its key: a test fixture, known to everyone, good for loopback servers only.
public enum TestCertificate: Sendable, CaseIterable {
  /// For `localhost`, 127.0.0.1 and ::1, until 2120.
  case localhost
  /// For `elsewhere.example`, until 2120: the wrong name.
  case elsewhere
  /// For `localhost`, until 2021: expired.
  case expired

  /// In PEM; self-signed, so that it has to be trusted itself.
  public var certificate: String {
    switch self {
    case .localhost:
      """
      -----BEGIN CERTIFICATE-----
      MIIBzzCCAXSgAwIBAgIBETAKBggqhkjOPQQDAjArMSkwJwYDVQQDDCBCdWxsaW9u
      IHRlc3QgZml4dHVyZSAobG9jYWxob3N0KTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIw
      MDEwMTAwMDAwMFowKzEpMCcGA1UEAwwgQnVsbGlvbiB0ZXN0IGZpeHR1cmUgKGxv
      Y2FsaG9zdCkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQFn/jTFiaOAVcjbVZ8
      LM2A9lPeKG2yTXPcjKC0pr7ukKgUyk2Qz/z9UId3xRdE5fycfQK6P1Gle/+Ao/T9
      gQQNo4GGMIGDMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgKEMBMGA1Ud
      JQQMMAoGCCsGAQUFBwMBMCwGA1UdEQQlMCOCCWxvY2FsaG9zdIcEfwAAAYcQAAAA
      AAAAAAAAAAAAAAAAATAdBgNVHQ4EFgQUO36jvVYmkqobT2fWdovJHg6omGowCgYI
      KoZIzj0EAwIDSQAwRgIhAO1czwe7MGk72glNz32G5VVhqNtBitqOjeTfAJAmJ5gi
      AiEA1U4y1kDjQcusqek4ahcXVk0PACcQbX4q6v5Iq2IhE+E=
      -----END CERTIFICATE-----
      """
    case .elsewhere:
      """
      -----BEGIN CERTIFICATE-----
      MIIBvTCCAWKgAwIBAgIBETAKBggqhkjOPQQDAjArMSkwJwYDVQQDDCBCdWxsaW9u
      IHRlc3QgZml4dHVyZSAoZWxzZXdoZXJlKTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIw
      MDEwMTAwMDAwMFowKzEpMCcGA1UEAwwgQnVsbGlvbiB0ZXN0IGZpeHR1cmUgKGVs
      c2V3aGVyZSkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASCPzMR1VbVIocSg44I
      JRgaG+Smmmm4d5vlpZNx8IQ8kEnUjMohWuLt8kZ60pEcbNuCrhh+6dLkWBjR9utb
      n2NAo3UwczAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB/wQEAwIChDATBgNVHSUE
      DDAKBggrBgEFBQcDATAcBgNVHREEFTATghFlbHNld2hlcmUuZXhhbXBsZTAdBgNV
      HQ4EFgQUktoLjd6vsC52iYB++twEhZSZut4wCgYIKoZIzj0EAwIDSQAwRgIhAOue
      cid1k5RH6DpZHvnn1UUzn21ECLA/64SFA8vQJ7nkAiEAkjykbH/HSoxSTfnyQhuZ
      Z73/zd8tWAs+/PUo4NgaZjQ=
      -----END CERTIFICATE-----
      """
    case .expired:
      """
      -----BEGIN CERTIFICATE-----
      MIIByTCCAW6gAwIBAgIBATAKBggqhkjOPQQDAjApMScwJQYDVQQDDB5CdWxsaW9u
      IHRlc3QgZml4dHVyZSAoZXhwaXJlZCkwHhcNMjAwMTAxMDAwMDAwWhcNMjEwMTAx
      MDAwMDAwWjApMScwJQYDVQQDDB5CdWxsaW9uIHRlc3QgZml4dHVyZSAoZXhwaXJl
      ZCkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ2LmEajcM35aAiHVHEnSyRvFl/
      pwUtxgymVqfLZCpV067NmnsVm935cFz8XhX7xkz528kWPKOa2t/r8DyhUt8Lo4GG
      MIGDMA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0PAQH/BAQDAgKEMBMGA1UdJQQMMAoG
      CCsGAQUFBwMBMCwGA1UdEQQlMCOCCWxvY2FsaG9zdIcEfwAAAYcQAAAAAAAAAAAA
      AAAAAAAAATAdBgNVHQ4EFgQUwFDOYZne4T2nhfrB25zWn4ipkgUwCgYIKoZIzj0E
      AwIDSQAwRgIhALkXUJOsnYpk+vAG6ayQ2Um00+wGNZlCdtFThPncx2sZAiEAkTCh
      b16j7jEed5/oYcRfyYyRei45I0XIficMngcZ5SU=
      -----END CERTIFICATE-----
      """
    }
  }

  /// In PEM.
  public var key: String {
    switch self {
    case .localhost:
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg4q4bmz1t1jNtFhXK
      NGQ5DxUln+CZL4F0PYJSqj36ZgahRANCAAQFn/jTFiaOAVcjbVZ8LM2A9lPeKG2y
      TXPcjKC0pr7ukKgUyk2Qz/z9UId3xRdE5fycfQK6P1Gle/+Ao/T9gQQN
      -----END PRIVATE KEY-----
      """
    case .elsewhere:
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgIuzAeclwIwuV5VZX
      BnCWQR8mkzGtUTLRWXrTw2+hdZOhRANCAASCPzMR1VbVIocSg44IJRgaG+Smmmm4
      d5vlpZNx8IQ8kEnUjMohWuLt8kZ60pEcbNuCrhh+6dLkWBjR9utbn2NA
      -----END PRIVATE KEY-----
      """
    case .expired:
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgCKZYM9GmRO80SN0C
      zEa+ZlQci8EbQaQqxOVY/Vijxv+hRANCAAQ2LmEajcM35aAiHVHEnSyRvFl/pwUt
      xgymVqfLZCpV067NmnsVm935cFz8XhX7xkz528kWPKOa2t/r8DyhUt8L
      -----END PRIVATE KEY-----
      """
    }
  }
}
