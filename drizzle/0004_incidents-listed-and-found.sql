DROP INDEX `incidents_state_severity`;--> statement-breakpoint
CREATE INDEX `incidents_open` ON `incidents` (`severity`,`filed_at`,`number`) WHERE "incidents"."state" <> 'closed';--> statement-breakpoint
CREATE INDEX `incidents_closed` ON `incidents` (`site_id`,`number`) WHERE "incidents"."state" = 'closed';--> statement-breakpoint
CREATE INDEX `incidents_reporter` ON `incidents` (`reporter_id`);--> statement-breakpoint
CREATE INDEX `incidents_owner` ON `incidents` (`owner_id`);--> statement-breakpoint
CREATE VIRTUAL TABLE `incidents_words` USING fts5(words, content='', contentless_delete=1, tokenize='trigram case_sensitive 1');--> statement-breakpoint
INSERT INTO `incidents_words` (rowid, words) SELECT number, searched FROM `incidents`;--> statement-breakpoint
CREATE TRIGGER `incidents_words_new` AFTER INSERT ON `incidents` BEGIN
  INSERT INTO incidents_words (rowid, words) VALUES (new.number, new.searched);
END;--> statement-breakpoint
CREATE TRIGGER `incidents_words_changed` AFTER UPDATE OF `searched` ON `incidents` WHEN new.searched <> old.searched BEGIN
  INSERT OR REPLACE INTO incidents_words (rowid, words) VALUES (new.number, new.searched);
END;
